import { beforeAll, describe, expect, test } from 'vitest'
import { copyLine } from '../../src/demo/generate/copy-text.ts'
import { generateArticles } from '../../src/demo/index.ts'
import { createArticle, publishArticle, type RevisionDraft } from '../../src/domain/articles/index.ts'
import { addChannel } from '../../src/domain/channels/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const now = new Date('2026-05-20T05:00:00Z')
const COUNT = 2000

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await transact(database, async (tx) => {
    for (const slug of ['city', 'food', 'sport']) {
      await addChannel(tx, { slug, names: { en: slug }, isColumn: false, position: 1 }, now)
    }
  })
  await generateArticles(database, { count: COUNT, now })
})

describe('2000 generated articles', () => {
  test('are all there, in every table', async () => {
    for (const table of ['article', 'revision', 'revision_html', 'publication', 'listing', 'article_reads']) {
      expect(await count(table), table).toBe(COUNT)
    }
    expect(await count('account')).toBe(10)
    expect(await count(`listing where channel_id is null`)).toBe(0)
    expect(await count(`listing where language = 'en'`)).toBeGreaterThan(COUNT / 10)
    expect(await count(`revision where language = 'zh-CN' and plain ~ '[,;:?!]'`)).toBe(0)
  })

  test('every reference leads somewhere, though the server was not asked to check', async () => {
    for (const [table, column, target] of [
      ['article', 'account_id', 'account'],
      ['revision', 'article_id', 'article'],
      ['revision', 'channel_id', 'channel'],
      ['revision_html', 'revision_id', 'revision'],
      ['publication', 'revision_id', 'revision'],
      ['listing', 'revision_id', 'revision'],
      ['listing_topic', 'topic_id', 'topic'],
    ]) {
      expect(
        await count(
          `${table} where ${column} is not null and not exists (select from ${target} t where t.id = ${column})`,
        ),
      ).toBe(0)
    }
  })

  test('figures and reads agree', async () => {
    expect(
      await count(
        `account_figures f where articles <> (select count(*) from listing l where l.account_id = f.account_id)`,
      ),
    ).toBe(0)
    expect(
      await count(
        `article_reads r where reads <> (select sum(reads) from article_reads_daily d where d.article_id = r.article_id)`,
      ),
    ).toBe(0)
    expect(await count(`article_reads_daily where day > '2026-05-20'`)).toBe(0)
    expect(await count('hot_entry')).toBeGreaterThan(0)
  })

  test('spread over three years up to yesterday, in the order of their IDs', async () => {
    const [row] = await all<{ first: Date; last: Date }>(
      'select min(published_at) as first, max(published_at) as last from listing',
    )
    expect(row?.first.getFullYear()).toBe(2023)
    expect(row?.last.getTime()).toBeLessThanOrEqual(now.getTime())
    expect(row?.last.getTime()).toBeGreaterThan(now.getTime() - 2 * 86_400_000)
    expect(
      await count(
        '(select id, lag(created_at) over (order by id) > created_at as earlier from article) a where earlier',
      ),
    ).toBe(0)
  })

  test('more can be added', async () => {
    await generateArticles(database, { count: 10, now: new Date(now.getTime() + 60_000) })
    expect(await count('listing')).toBe(COUNT + 10)
    expect(await count('account')).toBe(11)
  })
})

test('a generated article’s rows are those that the verbs write', async () => {
  const [row] = await all<{ [column: string]: string; article_id: string; account_id: string }>(
    `select a.id, a.account_id, a.created_at, r.* from article a join revision r on r.article_id = a.id
      where r.language = 'zh-CN' and body::text like '%blockquote%' and body::text like '%bulletList%' limit 1`,
  )
  if (!row) throw new Error('no generated article to compare')
  const draft = {
    title: row.title,
    summary: row.summary,
    language: row.language,
    label: row.label,
    body: row.body,
    place: row.place ?? undefined,
    channelId: row.channel_id ?? undefined,
    topics: row.topics,
  } as unknown as RevisionDraft
  const at = row.created_at as unknown as Date
  const made = await transact(database, async (tx) => {
    const article = await createArticle(tx, { accountId: row.account_id, draft, actor: null, now: at })
    await publishArticle(tx, { ...article, publishedAt: at, actor: null, now: at })
    return article.articleId
  })
  for (const table of ['revision', 'publication', 'listing', 'listing_topic', 'article', 'revision_html']) {
    expect(await rowsOf(table, made), table).toEqual(await rowsOf(table, row.article_id))
  }
})

test('COPY text keeps backslashes, tabs and line ends', () => {
  expect(copyLine(['a\tb\\c\nd\re', null, 3, ['x"y', 'z\\'], { a: 'q\n' }])).toBe(
    'a\\tb\\\\c\\nd\\re\t\\N\t3\t{"x\\\\"y","z\\\\\\\\"}\t{"a":"q\\\\n"}\n',
  )
})

/** An article's rows of a table, without the IDs that are always new. */
async function rowsOf(table: string, articleId: string): Promise<unknown[]> {
  const where =
    table === 'article'
      ? 'id = $1'
      : table === 'revision_html'
        ? 'revision_id = (select id from revision where article_id = $1)'
        : 'article_id = $1'
  const rows = await all<Record<string, unknown>>(`select * from ${table} where ${where}`, [articleId])
  return rows
    .map(({ id: _, article_id: __, revision_id: ___, ...rest }) => rest)
    .sort((a, b) => String(a.topic_id).localeCompare(String(b.topic_id)))
}

async function all<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await database.pool.query<T>(text, values)).rows
}

async function count(from: string): Promise<number> {
  return (await all<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n ?? -1
}
