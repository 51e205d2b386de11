export { findOrphan } from './orphans.ts'
export { abandonedClusters, MAJOR } from './place.ts'
export { fastSettings, type ServerSettings } from './settings.ts'
export { type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts'
