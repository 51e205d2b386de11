export { measureStored, STORED_MEASURE } from './measure-stored.ts'
export { readStored, STORED_KINDS, type StoredFigure, type StoredKind } from './read-stored.ts'
