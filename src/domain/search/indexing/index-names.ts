import { foldForSearch } from '../../../kernel/text/index.ts'
import { insertRows, type Tx } from '../../../platform/database/index.ts'
import { loadSpelling, type Spell } from './pinyin.ts'

type Kind = 'account' | 'topic'
type Key = { key: string; rank: number }

/** Words or characters of a name from which on it is found. */
const MOST_STARTS = 12
const LONGEST_KEY = 60
const WHOLE = 0
const PINYIN = 1
const PART = 2

/** Makes an account found by its name and handle; call it in the transaction that opens or changes it. */
export async function indexAccount(tx: Pick<Tx, 'db'>, accountId: string): Promise<void> {
  await indexAccounts(tx, [accountId])
}

/** The same for many. */
export async function indexAccounts(tx: Pick<Tx, 'db'>, accountIds: string[]): Promise<void> {
  if (accountIds.length === 0) return
  const rows = await tx.db
    .selectFrom('account')
    .select(['id', 'name', 'handle'])
    .where('id', 'in', accountIds)
    .execute()
  const names = rows.map(({ id, name, handle }) => ({ id, name, more: [handle.toLowerCase()] }))
  await writeKeys(tx, 'account', accountIds, names)
}

/** Makes topics found by their names; call it in the transaction that makes them. */
export async function indexTopics(tx: Pick<Tx, 'db'>, topicIds: string[]): Promise<void> {
  if (topicIds.length === 0) return
  const rows = await tx.db.selectFrom('topic').select(['id', 'name']).where('id', 'in', topicIds).execute()
  await writeKeys(
    tx,
    'topic',
    topicIds,
    rows.map((row) => ({ ...row, more: [] })),
  )
}

async function writeKeys(
  tx: Pick<Tx, 'db'>,
  kind: Kind,
  ids: string[],
  names: { id: string; name: string; more: string[] }[],
): Promise<void> {
  const spell = await loadSpelling()
  await tx.db.deleteFrom('search_name').where('kind', '=', kind).where('id', 'in', ids).execute()
  const rows = names.flatMap(({ id, name, more }) =>
    [...new Map([...keysOf(name, spell), ...more.map((key) => ({ key, rank: WHOLE }))].map(byKey))].map(
      ([key, rank]) => ({ key, kind, id, rank }),
    ),
  )
  await insertRows(tx, 'search_name', rows, { onConflict: '(key, kind, id) do nothing' })
}

function byKey({ key, rank }: Key): [string, number] {
  return [key, rank]
}

/** Everything under which a name is found by its beginning. The best rank of a key comes last, and stays. */
export function keysOf(name: string, spell: Spell): Key[] {
  const folded = keyOf(name)
  const syllables = spell(folded).flat()
  const keys: Key[] = []
  for (const start of startsOf(folded)) keys.push({ key: folded.slice(start), rank: PART })
  for (let at = Math.min(syllables.length, MOST_STARTS) - 1; at >= 0; at -= 1) {
    const rank = at === 0 ? PINYIN : PART
    keys.push({ key: syllables.slice(at).join(''), rank })
    if (syllables.length - at > 1)
      keys.push({
        key: syllables
          .slice(at)
          .map((syllable) => syllable.charAt(0))
          .join(''),
        rank,
      })
  }
  keys.push({ key: folded, rank: WHOLE })
  return keys
    .filter(({ key }) => key !== '')
    .map(({ key, rank }) => ({ key: key.slice(0, LONGEST_KEY), rank }))
}

/** A name, or what is asked for of one, as keys are written: folded, without spaces and marks. */
export function keyOf(name: string): string {
  return foldForSearch(name).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

// From each Han, Kana or Hangul character on. Names in Latin letters are found from their beginning and by pinyin's way.
function startsOf(folded: string): number[] {
  const starts = [...folded.matchAll(/(?<!^)[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)]
  return starts.slice(0, MOST_STARTS).map((match) => match.index)
}
