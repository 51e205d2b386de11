import { LRUCache } from 'lru-cache'
import { Fragment } from 'preact'
import { breakTitle } from '../../kernel/text/index.ts'

/**
 * A title that breaks between words, never inside one. The parts of a title are found once and kept: finding them
 * costs as much as rendering a whole card, and the same headlines stand on every page.
 */
export function Headline({ text, language }: { text: string; language: string }) {
  const parts = partsOf(text, language)
  if (parts.length < 2) return <>{text}</>
  return (
    <>
      {parts.map((part, index) => (
        <Fragment>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  )
}

const known = new LRUCache<string, string[]>({ max: 4000 })

function partsOf(text: string, language: string): string[] {
  const key = `${language} ${text}`
  const found = known.get(key)
  if (found) return found
  const parts = breakTitle(text, language)
  known.set(key, parts)
  return parts
}
