import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { relateDue } from '../../../src/domain/ranking/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const HOUR_MS = 3600_000
const start = new Date('2026-05-01T08:00:00Z')
const later = (hours: number) => new Date(start.getTime() + hours * HOUR_MS)

let database: TestDatabase
let room: Awaited<ReturnType<typeof makeRoom>>
let other: Awaited<ReturnType<typeof makeRoom>>

beforeAll(async () => {
  database = await createTestDatabase()
  room = await makeRoom(database, start)
  other = await makeRoom(database, start)
})

/** Publishes, and lets search know the words, as its own verbs do. */
async function publish(
  accountId: string,
  { title = '标题', text, topics = [], at }: { title?: string; text: string; topics?: string[]; at: Date },
): Promise<string> {
  const { articleId } = await publishOne(database, accountId, { title, body: documentOf(text), topics }, at)
  return articleId
}

/** Puts words into the index as search does: where they stand, the title's with weight A. */
async function index(articleId: string, words: string[], at: Date): Promise<void> {
  const vector = words.map((word, place) => `'${word}':${place + 1}`).join(' ')
  await sql`insert into search_article (article_id, published_at, length, terms)
    values (${articleId}, ${at}, ${words.length}, ${vector}::tsvector)
    on conflict (article_id) do update set terms = excluded.terms`.execute(database.db)
  await sql`delete from search_frequency`.execute(database.db)
  await sql`insert into search_frequency (term, articles)
    select lexeme, count(*) from search_article, unnest(terms) group by lexeme`.execute(database.db)
  await sql`update search_total set articles = (select count(*) from search_article)`.execute(database.db)
}

async function relatedOf(articleId: string) {
  return database.db
    .selectFrom('related_article')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('position')
    .execute()
}

describe('related reading', () => {
  it('is queued in the publishing transaction, once for each article', async () => {
    const id = await publish(room.accountId, { text: '一', at: start })
    const due = await database.db.selectFrom('related_due').selectAll().where('article_id', '=', id).execute()
    expect(due).toMatchObject([{ due_at: start, made_at: null }])
    const jobs = await sql`select 1 from pgboss.job where name = 'ranking.relate'`.execute(database.db)
    expect(jobs.rows.length).toBeGreaterThan(0)
  })

  it('finds what shares its telling words, before what shares only the account', async () => {
    const own = await publish(room.accountId, { text: '渡轮', at: later(1) })
    const near = await publish(other.accountId, { text: '渡轮', at: later(2) })
    const far = await publish(other.accountId, { text: '足球', at: later(2) })
    for (const [id, words] of [
      [own, ['渡轮', '码头', '汽笛', '今天']],
      [near, ['渡轮', '码头', '船票', '今天']],
      [far, ['足球', '球门', '今天']],
    ] as const) {
      await index(id, [...words], later(2))
    }
    for (let more = 0; more < 20; more += 1) {
      const id = await publish(other.accountId, { text: '别的', at: later(-24 * 90) })
      await index(id, ['今天', `词${more}`], later(2))
    }
    await relateDue(database, later(3))
    const related = await relatedOf(own)
    expect(related[0]).toMatchObject({ other_id: near, reason: 'content' })
    expect(related[0]?.components).toMatchObject({ words: ['渡轮', '码头'] })
    const positions = related.map((row) => row.other_id)
    expect(positions).not.toContain(own)
    expect(positions).not.toContain(far)
  })

  it('names a topic that both have, and the account they share', async () => {
    const own = await publish(room.accountId, { text: '甲', topics: ['环岛路'], at: later(30) })
    const onTopic = await publish(other.accountId, { text: '乙', topics: ['环岛路'], at: later(31) })
    await relateDue(database, later(32))
    const related = await relatedOf(own)
    expect(related.find((row) => row.other_id === onTopic)).toMatchObject({
      reason: 'topic',
      about: '环岛路',
    })
    expect(related.some((row) => row.reason === 'account')).toBe(true)
  })

  it('counts readers who read both, shrunken, and lets what is read all the time not age', async () => {
    const own = await publish(room.accountId, { text: '丙', at: later(24 * 200) })
    const old = await publish(other.accountId, { text: '丁', at: start })
    const now = later(24 * 200 + 1)
    const count = (table: 'pace' | 'both', readers: number) =>
      table === 'both'
        ? sql`insert into coread values (${own}, ${old}, ${readers}, ${now})`.execute(database.db)
        : sql`insert into reading_pace values (${old}, ${readers}, ${now}), (${own}, ${readers}, ${now})`.execute(
            database.db,
          )
    await count('both', 30)
    await count('pace', 60)
    await sql`insert into article_reads (article_id, reads) values (${old}, 250)`.execute(database.db)
    await relateDue(database, now)
    const [first] = await relatedOf(own)
    expect(first).toMatchObject({ other_id: old, reason: 'coread', components: { evergreen: true, age: 1 } })
    expect(first?.score).toBeCloseTo(30 * 0.5 * (30 / 35), 1)
  })

  it('lets what was retracted fall out at once', async () => {
    const now = later(24 * 200 + 2)
    const own = await publish(room.accountId, { text: '戊', topics: ['退潮'], at: now })
    const gone = await publish(other.accountId, { text: '己', topics: ['退潮'], at: now })
    await relateDue(database, now)
    expect((await relatedOf(own)).map((row) => row.other_id)).toContain(gone)
    await transact(database, (tx) =>
      retractArticle(tx, { articleId: gone, actor: null, reason: '误发', now }),
    )
    expect((await relatedOf(own)).map((row) => row.other_id)).not.toContain(gone)
  })

  it('is worked out again for those it is related to, and purges a page only when its list changed', async () => {
    const now = later(24 * 210)
    const first = await publish(room.accountId, { text: '庚', topics: ['灯塔'], at: now })
    await relateDue(database, now)
    const second = await publish(other.accountId, { text: '辛', topics: ['灯塔'], at: later(24 * 210 + 1) })
    const purged: string[] = []
    database.onPurge((tags) => purged.push(...tags))
    const at = later(24 * 210 + 2)
    while ((await relateDue(database, at)) > 0) {
      // Until nothing is due.
    }
    expect((await relatedOf(first)).map((row) => row.other_id)).toContain(second)
    expect(purged).toContain(`related:${first}`)
    purged.length = 0
    await sql`update related_due set due_at = ${at} where article_id = ${first}`.execute(database.db)
    await relateDue(database, at)
    expect(purged).not.toContain(`related:${first}`)
  })
})
