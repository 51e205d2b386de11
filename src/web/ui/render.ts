import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The bytes of a page: a whole document with its doctype. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
