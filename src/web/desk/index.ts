import { surface } from '../http/guards.ts'

/** `/desk`: applications and articles that wait for editors. */
export const deskSurface = surface('/desk', ['editor', 'operator'], () => {})
