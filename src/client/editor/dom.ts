type Child = Node | string | null | undefined | false

/**
 * An element with attributes and children. Functions become listeners named like their property (`onclick`), booleans
 * attributes without value. No markup is ever parsed: the page's policy forbids it (Trusted Types).
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, unknown> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as EventListener)
    else made.setAttribute(key, value === true ? '' : String(value))
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child)))
  return made
}

/** A button that does something on this page; never sends a form. */
export function button(
  words: string,
  onclick: (event: Event) => void,
  attributes: Record<string, unknown> = {},
): HTMLButtonElement {
  return element('button', { type: 'button', onclick, ...attributes }, words)
}

/** Whether a key belongs to an input method. 229 is what Safari says for the key that ends a composition. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

let lastId = 0
/** An ID that no other element of the page has. */
export function newElementId(): string {
  lastId += 1
  return `ed-${lastId}`
}
