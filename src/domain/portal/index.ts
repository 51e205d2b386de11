export { type Portal, readPortal } from './read-portal.ts'
