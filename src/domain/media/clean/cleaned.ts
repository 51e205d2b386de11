/** A picture without its metadata, and how many frames it has. */
export type CleanPicture = { bytes: Buffer; frames: number }
