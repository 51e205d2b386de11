import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import type { Fields } from '../page-data.ts'
import { openDialog } from '../parts/dialog.ts'
import type { Piece, Row } from './compare.ts'

export type Side = { fields: Fields; title: string }

/** Shows both texts beside one another, with what differs marked; undefined when nothing was chosen yet. */
export async function chooseSide(
  { t, host, page }: Context,
  mine: Side,
  theirs: Side,
): Promise<'mine' | 'theirs' | undefined> {
  const rows = await rowsOf(mine.fields, theirs.fields, page.language)
  return new Promise((resolve) => {
    let result: 'mine' | 'theirs' | undefined
    const choose = (side: 'mine' | 'theirs', words: string) =>
      button(
        words,
        () => {
          result = side
          dialog.close()
        },
        { class: 'button button-line' },
      )
    const table = element(
      'table',
      { class: 'ed-compare', lang: page.fields.language as string | undefined },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, mine.title, choose('mine', t('conflict.mine'))),
          element('th', { scope: 'col' }, theirs.title, choose('theirs', t('conflict.theirs'))),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) => element('tr', {}, cell(row.mine, 'del'), cell(row.theirs, 'ins'))),
      ),
    )
    const dialog = openDialog(host, {
      title: t('conflict.title'),
      close: t('conflict.later'),
      body: [
        element('p', {}, t('conflict.hint')),
        element(
          'div',
          { class: 'ed-scroll', tabindex: 0, role: 'region', 'aria-label': t('conflict.title') },
          table,
        ),
      ],
      onClose: () => resolve(result),
      wide: true,
    })
  })
}

async function rowsOf(mine: Fields, theirs: Fields, language: string): Promise<Row[]> {
  try {
    const { compareDocuments, compareWords } = await import('./compare.ts')
    return [
      compareWords(mine.title, theirs.title, language),
      compareWords(mine.summary, theirs.summary, language),
      ...compareDocuments(mine.body, theirs.body, language),
    ].filter((row) => row.mine.length + row.theirs.length > 0)
  } catch {
    const whole = ({ title, summary }: Fields): Piece[] => [{ text: `${title}\n${summary}`, only: true }]
    return [{ mine: whole(mine), theirs: whole(theirs) }]
  }
}

function cell(pieces: Piece[], tag: 'ins' | 'del'): HTMLElement {
  return element('td', {}, ...pieces.map(({ text, only }) => (only ? element(tag, {}, text) : text)))
}
