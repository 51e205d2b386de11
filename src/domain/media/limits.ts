/** Bytes of a picture as uploaded. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024

/** Pixels of one frame. */
export const MAX_FRAME_PIXELS = 50_000_000

/** Frames of an animation, and the pixels of all of them together: what a reader's device has to draw. */
export const MAX_FRAMES = 400
export const MAX_TOTAL_PIXELS = 400_000_000

/** Bytes of a video. */
export const MAX_VIDEO_BYTES = 512 * 1024 * 1024
