import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** Every element that the renderer may write, and its attributes. */
const ALLOWED: Record<string, string[]> = {
  p: [],
  cite: [],
  span: ['class'],
  time: ['datetime'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  ul: [],
  ol: ['start'],
  li: ['id'],
  blockquote: [],
  hr: [],
  br: [],
  strong: [],
  em: [],
  s: [],
  sup: ['class'],
  sub: [],
  pre: [],
  code: ['class'],
  a: ['href', 'rel', 'id', 'aria-label', 'class'],
  figure: ['class'],
  figcaption: [],
  picture: [],
  source: ['type', 'srcset', 'sizes', 'src'],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'class', 'loading', 'decoding'],
  video: ['controls', 'preload', 'width', 'height', 'aria-label'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  table: [],
  tbody: [],
  tr: [],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  section: ['class', 'aria-label'],
}

/** What in HTML is not of the renderer's vocabulary: elements, attributes, protocols. */
export function strangers(html: string): string[] {
  const found: string[] = []
  visit(parseFragment(html))
  return found

  function visit(node: Tree.ParentNode): void {
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') continue
      if (!('tagName' in child)) found.push(child.nodeName)
      else {
        element(child)
        visit(child)
      }
    }
  }

  function element({ tagName, attrs, namespaceURI }: Tree.Element): void {
    if (namespaceURI !== 'http://www.w3.org/1999/xhtml' || !ALLOWED[tagName]) found.push(`<${tagName}>`)
    for (const { name, value } of attrs) {
      if (!ALLOWED[tagName]?.includes(name)) found.push(`${tagName}[${name}]`)
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|#|(?![a-z][a-z0-9+.-]*:))/i.test(value))
        found.push(value)
      if ((name === 'src' || name === 'srcset') && !value.startsWith('/media/')) found.push(value)
    }
  }
}
