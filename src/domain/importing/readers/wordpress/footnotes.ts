/** The notes of the block editor, `[{ id, content }]` in a custom field, as HTML by ID. What is not of that form is no note. */
export function readFootnotes(json: string | undefined): Map<string, string> {
  const notes = new Map<string, string>()
  if (!json) return notes
  for (const note of parseList(json)) {
    if (typeof note !== 'object' || note === null) continue
    const { id, content } = note as { id?: unknown; content?: unknown }
    if (typeof id === 'string' && typeof content === 'string') notes.set(id, content)
  }
  return notes
}

function parseList(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
