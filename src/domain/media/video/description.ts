import type { Box } from '../clean/boxes.ts'

/** Size in pixels of the first picture track, and where in the file metadata lies. */
export type VideoDescription = { width: number; height: number; metadata: Box[] }
