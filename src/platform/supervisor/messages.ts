/** What the supervisor tells a process of its tree. */
export type Order =
  /** Begin, with these variables added to the environment. Until then a process only loads its code. */
  | { order: 'go'; env: Record<string, string> }
  /** Finish what runs, for at most so long, and end. */
  | { order: 'stop'; graceMs: number }

/** What a process of the tree answers. */
export type Answer = { answer: 'ready' } | { answer: 'failed'; reason: string }
