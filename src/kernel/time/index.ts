export { fromWallTime, toWallTime, type WallTime } from './wall-time.ts'
