import { surface } from '../http/guards.ts'

/** `/studio`: where an account's members write. What they may do there is decided by the permission matrix. */
export const studioSurface = surface('/studio', 'signed-in', () => {})
