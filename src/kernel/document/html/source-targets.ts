import type { SourceAttributes } from '../types.ts'
import type { Element } from './tree.ts'

/** Citations found in a page that Masthead wrote: by the link in the text, its source; and the lists of them. */
export type SourceTargets = { cited: Map<Element, SourceAttributes>; lists: Set<Element> }
