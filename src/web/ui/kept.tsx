import { LRUCache } from 'lru-cache'
import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

type KeptProps = {
  /** What the part is drawn from: the same object means the same part. */
  source: object
  /** Which part, in which language, with what marked: everything else that changes what is drawn. */
  variant: string
  draw: () => VNode
}

/** Bounds what one source keeps: variants come from languages and channels, never from a reader's words. */
const VARIANTS = 500

const drawn = new WeakMap<object, LRUCache<string, string>>()

/**
 * A part that stands on every page (channel bar, hot list, footer): its HTML is made once and goes with its source,
 * which is replaced when what it says has changed. A third of an article page's rendering is such parts.
 */
export function Kept({ source, variant, draw }: KeptProps): VNode {
  const parts = drawn.get(source) ?? new LRUCache<string, string>({ max: VARIANTS })
  drawn.set(source, parts)
  const known = parts.get(variant)
  const html = known ?? renderToString(draw())
  if (known === undefined) parts.set(variant, html)
  return jsxTemplate([html]) as VNode
}
