import { surface } from '../http/guards.ts'

/** `/applications`: a person's own applications for an account; `/apply` leads here. */
export const applySurface = surface('/applications', 'signed-in', () => {})
