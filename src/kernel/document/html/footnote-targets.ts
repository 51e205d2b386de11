import type { Element } from './tree.ts'

/**
 * Notes found in a page: by the link in the text, the element with the note's words; and the links back, which are no
 * words of the note. HTML has no element for notes, so they are known by a short link in the text and a note that
 * link to each other: so do Masthead, WordPress, Word, pandoc and GitHub.
 */
export type FootnoteTargets = { targets: Map<Element, Element>; notes: Set<Element>; backs: Set<Element> }
