export { LEVELS, type Level, type LevelRule } from './levels.ts'
export { refreshLevels } from './refresh-levels.ts'
