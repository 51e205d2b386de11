/** How large a document may be: levels of nodes under `doc`, nodes in all with `doc`, bytes of its JSON in UTF-8. */
export const LIMITS = { depth: 32, nodes: 20_000, bytes: 2 * 1024 * 1024 } as const

/** How many pictures a gallery holds. */
export const GALLERY_LIMITS = { least: 2, most: 20 } as const

export type BrokenLimit = 'depth' | 'nodes' | 'bytes' | 'characters'

/**
 * What of the limits a JSON value breaks as a document, undefined if none: whatever shape it has, it can then be walked
 * by recursion. Depth and nodes are counted exactly for values of the schema's shape.
 */
export function brokenLimit(json: unknown): BrokenLimit | undefined {
  const counts = { nodes: 0, values: 0, characters: 0 }
  return brokenBy(json, 0, 0, counts)
}

type Counts = { nodes: number; values: number; characters: number }

/** Recursion is bounded by `levels`. Arrays have a loop of their own: a document is measured often, and this is its cost. */
function brokenBy(value: unknown, depth: number, levels: number, counts: Counts): BrokenLimit | undefined {
  if (typeof value === 'string') {
    counts.characters += value.length
    if (counts.characters > LIMITS.bytes) return 'bytes'
    return hasForbiddenCharacter(value) ? 'characters' : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  // Attributes and marks of the deepest text are three levels below it, each in its object or array.
  if (depth > LIMITS.depth || levels > 2 * LIMITS.depth + 6) return 'depth'
  if (++counts.values > LIMITS.nodes * 8) return 'nodes'
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const broken = brokenBy(value[at], depth, levels + 1, counts)
      if (broken) return broken
    }
    return undefined
  }
  for (const key in value) {
    const child = value[key as keyof typeof value] as unknown
    const isContent = key === 'content' && Array.isArray(child)
    if (isContent) counts.nodes += child.length
    if (counts.nodes >= LIMITS.nodes) return 'nodes'
    const broken = brokenBy(child, isContent ? depth + 1 : depth, levels + 1, counts)
    if (broken) return broken
  }
  return undefined
}

/** Whether a value's JSON has more bytes than a document may have. Short ones are not encoded to be told. */
export function isTooManyBytes(json: unknown): boolean {
  const text = JSON.stringify(json)
  return text.length * 3 > LIMITS.bytes && new TextEncoder().encode(text).length > LIMITS.bytes
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
