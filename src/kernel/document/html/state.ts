import type { Mark } from '../types.ts'
import type { Builder } from './builder.ts'
import type { FootnoteTargets } from './footnote-targets.ts'
import type { LostList } from './lost.ts'
import type { SourceTargets } from './source-targets.ts'
import type { Element, ParentNode } from './tree.ts'

/** What the walk through a foreign tree carries along. */
export type HtmlState = {
  builder: Builder
  lost: LostList
  /** Relative addresses are taken against it. */
  baseUrl: string | undefined
  footnotes: FootnoteTargets
  sources: SourceTargets
  /** Addresses of pictures met, so that a copy in `<noscript>` is not a second picture. */
  pictures: Set<string>
  inNoscript: boolean
  /** Walks the children of a node. */
  children(node: ParentNode, marks: Mark[], state: HtmlState): void
}

export type ElementHandler = (element: Element, marks: Mark[], state: HtmlState) => void
