export { HOT_LENGTH, refreshHot } from './refresh-hot.ts'
