/** A vote that is new, with what its reader has in common with others, as hexadecimal hashes. */
export type Vote = {
  day: string
  at: Date
  articleId: string
  network: string | null
  joined: string | null
  referrer: string | null
  points: number
}
