/** How large a document may be: levels of nodes under `doc`, nodes in all, and bytes of its JSON in UTF-8. */
export const LIMITS = { depth: 32, nodes: 20_000, bytes: 2 * 1024 * 1024 } as const

/** What of the limits a JSON value breaks, undefined if none. Looks at every value without recursion. */
export function brokenLimit(json: unknown): 'depth' | 'nodes' | 'bytes' | 'characters' | undefined {
  let nodes = 0
  let characters = 0
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') {
      characters += value.length
      if (characters > LIMITS.bytes) return 'bytes'
      if (hasForbiddenCharacter(value)) return 'characters'
    } else if (Array.isArray(value)) {
      if (value.length > LIMITS.nodes) return 'nodes'
      for (const item of value) open.push({ value: item, depth })
    } else if (typeof value === 'object' && value !== null) {
      // Marks and attributes count too, so that nothing large hides in them; a node is an object with a type.
      if (++nodes > LIMITS.nodes * 4) return 'nodes'
      // The deepest text may still have marks, and these attributes.
      if (depth > LIMITS.depth + 2) return 'depth'
      for (const key in value) open.push({ value: value[key as keyof typeof value], depth: depth + 1 })
    }
  }
  return undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Cs}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const FORBIDDEN_ALL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Cs}]/gu

/** Control characters (but tab and line ends), noncharacters and lone surrogates: XML and PostgreSQL refuse them. */
export function hasForbiddenCharacter(text: string): boolean {
  return FORBIDDEN.test(text)
}

/** The text without the characters of {@link hasForbiddenCharacter}. */
export function withoutForbiddenCharacters(text: string): string {
  return FORBIDDEN.test(text) ? text.replace(FORBIDDEN_ALL, '') : text
}
