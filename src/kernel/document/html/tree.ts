import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Parse5 } from 'parse5'

export type Element = Parse5.Element
export type ParentNode = Parse5.ParentNode
export type ChildNode = Parse5.ChildNode

export const isElement = defaultTreeAdapter.isElementNode
export const isText = defaultTreeAdapter.isTextNode
export const isComment = defaultTreeAdapter.isCommentNode

/** Children, those inside a `<template>` too. */
export function childrenOf(node: ParentNode): ChildNode[] {
  return 'content' in node ? node.content.childNodes : node.childNodes
}

/** An attribute's value, undefined when absent. */
export function attribute(element: Element, name: string): string | undefined {
  for (const each of element.attrs) if (each.name === name) return each.value
  return undefined
}

/** The first of the attributes that is there and not empty. */
export function firstAttribute(element: Element, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = attribute(element, name)?.trim()
    if (value) return value
  }
  return undefined
}

/** Elements under a node in the order of the text, bounded by the depth that the parser allows. */
export function* elementsUnder(node: ParentNode): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue
    yield child
    yield* elementsUnder(child)
  }
}

export function firstUnder(node: ParentNode, ...names: string[]): Element | undefined {
  for (const element of elementsUnder(node)) if (names.includes(element.tagName)) return element
  return undefined
}

/** All text under a node, `<br>` as a line end, without scripts and styles; about `limit` characters of it. */
export function textUnder(node: ParentNode, limit = Number.POSITIVE_INFINITY): string {
  let text = ''
  for (const child of childrenOf(node)) {
    if (text.length >= limit) break
    if (isText(child)) text += child.value
    else if (!isElement(child)) continue
    else if (child.tagName === 'br') text += '\n'
    else if (child.tagName !== 'script' && child.tagName !== 'style')
      text += textUnder(child, limit - text.length)
  }
  return text
}

/** An element's start tag as far as it is of interest to a person: attributes shortened, then the beginning of its text. */
export function describe(element: Element): string {
  const attributes = element.attrs.map(({ name, value }) => ` ${name}="${value.slice(0, 80)}"`).join('')
  const first = childrenOf(element)[0]
  const text = first && isText(first) ? first.value.slice(0, 400) : textUnder(element, 400)
  return `<${element.tagName}${attributes.slice(0, 150)}>${text.trim()}`
}
