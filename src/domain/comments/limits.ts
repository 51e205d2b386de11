/** How many comments of a chain are remembered with the one that answers them: the nearest. */
export const CHAIN_KEPT = 40

/** Characters of a comment as it is typed. */
export const COMMENT_LENGTH = 3000

/** How long a comment may be changed by its writer. */
export const EDIT_MINUTES = 10

/** How often a comment may be changed; that many former wordings are shown. */
export const EDITS = 20

/** Comments of an article that stand on top at the same time. */
export const PINS = 3
