import { parse } from 'yaml'
import type { RevisionKind } from '../../domain/articles/index.ts'
import type { WrittenArticle, WrittenState } from './content.ts'

/** A later state: text added at the end (`append`), or words that read otherwise before (`was`) than now (`find`). */
type Later = { kind: RevisionKind; hours: number; note: string; append?: string; find?: string; was?: string }
type Front = Omit<WrittenArticle, 'file' | 'states'> & {
  label?: WrittenArticle['label']
  revisions?: Later[]
}

/** One article from its file: YAML between `---`, then Markdown in its last state. Throws what is wrong with the file. */
export function readArticle(file: string, text: string): WrittenArticle {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) throw new Error(`${file} has no front matter`)
  const { revisions = [], ...front } = parse(parts[1] as string) as Front
  return {
    ...front,
    file,
    language: front.language ?? 'zh-CN',
    label: front.label ?? 'original',
    states: statesOf(file, (parts[2] as string).trim(), revisions),
  }
}

function statesOf(file: string, body: string, revisions: Later[]): WrittenArticle['states'] {
  let text = body
  for (const { find, was } of revisions) {
    if (find === undefined) continue
    if (!text.includes(find)) throw new Error(`${file} does not say ${find}`)
    text = text.replace(find, was ?? '')
  }
  const first: WrittenState = { markdown: text, kind: 'first', note: '', hoursLater: 0 }
  const later = revisions.map(({ kind, hours, note, append, find, was }): WrittenState => {
    if (find !== undefined) text = text.replace(was ?? '', find)
    if (append !== undefined) text = `${text}\n\n${append.trim()}`
    return { markdown: text, kind, note, hoursLater: hours }
  })
  return [first, ...later]
}
