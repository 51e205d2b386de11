export { addComments, type ForeignComment } from './add-comments.ts'
