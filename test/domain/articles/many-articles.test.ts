import { describe, expect, test } from 'vitest'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import {
  type CreatedArticle,
  createArticle,
  createArticles,
  keepOldAddresses,
  type NewArticle,
  publishArticle,
  publishCreated,
  type RevisionDraft,
  retractArticle,
  reviseArticle,
  reviseArticles,
} from '../../../src/domain/articles/index.ts'
import { addChannel } from '../../../src/domain/channels/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Tx, transact } from '../../../src/platform/database/index.ts'
import { documentOf, draftOf } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const start = new Date('2026-11-20T08:00:00Z')
const hour = (at: number) => new Date(start.getTime() + at * 3_600_000)

describe('many articles together', () => {
  test('leave the rows and purge the tags that they do one by one', async () => {
    const together = await written(async (tx, articles) => {
      const created = await createArticles(tx, articles)
      await publishCreated(tx, created.map(publication).slice(1))
      await reviseArticles(tx, created.map(revision))
    })
    const singly = await written(async (tx, articles) => {
      const created = []
      for (const article of articles) created.push(await createArticle(tx, article))
      for (const publishing of created.map(publication).slice(1)) await publishArticle(tx, publishing)
      for (const revising of created.map(revision)) await reviseArticle(tx, revising)
    })
    for (const [table, rows] of Object.entries(singly)) expect(together[table], table).toEqual(rows)
    expect(singly.listing).toHaveLength(drafts('', '').length - 1)
  })

  test('come in whole or not at all', async () => {
    const database = await createTestDatabase()
    const { accountId } = await makePlace(database)
    const articles = [draftOf(), draftOf({ coverMediaId: newId() })].map((draft) => ({
      accountId,
      draft,
      actor: null,
      now: start,
    }))
    await expect(transact(database, (tx) => createArticles(tx, articles))).rejects.toMatchObject({
      code: '23503',
    })
    expect(await database.db.selectFrom('article').selectAll().execute()).toEqual([])
  })

  test('are revised in whole or not at all: one that is retracted or unknown stops all', async () => {
    const database = await createTestDatabase()
    const { accountId } = await makePlace(database)
    const article = { accountId, draft: draftOf(), actor: null, now: start }
    const created = await transact(database, async (tx) => {
      const created = await createArticles(tx, [article, article])
      await publishCreated(tx, created.map(publication))
      return created
    })
    const [, { articleId }] = created as [CreatedArticle, CreatedArticle]
    const revise = (articles: CreatedArticle[]) =>
      transact(database, (tx) => reviseArticles(tx, articles.map(revision)))
    const unknown = { articleId: newId(), revisionId: '' }
    await expect(revise([...created, unknown])).rejects.toMatchObject({ code: 'article.not_found' })
    await transact(database, (tx) =>
      retractArticle(tx, { articleId, reason: 'x', actor: null, now: hour(9) }),
    )
    await expect(revise(created)).rejects.toMatchObject({ code: 'article.retracted', details: { articleId } })
    const revisions = await database.db.selectFrom('revision').select('number').execute()
    expect(revisions).toEqual([{ number: 1 }, { number: 1 }])
  })

  test('none behind its published revision is published again', async () => {
    const database = await createTestDatabase()
    const { accountId } = await makePlace(database)
    const again = transact(database, async (tx) => {
      const created = await createArticles(tx, [{ accountId, draft: draftOf(), actor: null, now: start }])
      const published = created.map(publication)
      await publishCreated(tx, published)
      await publishCreated(tx, published)
    })
    await expect(again).rejects.toMatchObject({ code: 'article.superseded' })
  })
})

test('of several articles the first has an old address, however its escapes are written', async () => {
  const database = await createTestDatabase()
  const { accountId } = await makePlace(database)
  await transact(database, async (tx) => {
    const article = { accountId, draft: draftOf(), actor: null, now: start }
    const [first, second] = (await createArticles(tx, [article, article])).map(({ articleId }) => articleId)
    const claim = (path: string, articleId = '') => ({ path, articleId })
    const claims = [claim('/%e6/', first), claim('/%E6/', second), claim('/x', second), claim('/x', second)]
    expect(await keepOldAddresses(tx, claims, start)).toEqual([claims[1]])
    expect(await keepOldAddresses(tx, [claim('/x', first), claim('/%e6/', first)], start)).toEqual([
      claim('/x', first),
    ])
  })
})

function revision({ articleId }: CreatedArticle, at: number) {
  const draft = draftOf({ title: `Revised ${at}`, topics: at % 2 === 0 ? ['Again', 'Ferry'] : [] })
  return { articleId, draft, kind: 'update' as const, note: `Note ${at}`, actor: null, now: hour(20 + at) }
}

function publication(created: CreatedArticle, at: number) {
  // One without a time of its own, one from before it was written.
  return { ...created, publishedAt: at === 2 ? undefined : hour(at - 3), actor: null, now: hour(at) }
}

/** What is in a new database after `write`, table by table, every ID replaced by what it is the ID of. */
async function written(
  write: (tx: Tx, articles: NewArticle[]) => Promise<void>,
): Promise<Record<string, unknown[]>> {
  const database = await createTestDatabase()
  const place = await makePlace(database)
  const articles = drafts(place.channelId, place.mediaId).map((draft, at) => ({
    accountId: at % 3 === 0 ? place.otherId : place.accountId,
    draft,
    actor: at % 2 === 0 ? null : 'somebody',
    now: hour(at),
  }))
  const purged: string[] = []
  database.onPurge((tags) => purged.push(...tags))
  await transact(database, (tx) => write(tx, articles))
  const names = await namesOf(database)
  const rows: Record<string, unknown[]> = {}
  for (const table of TABLES) {
    const found = await database.pool.query(`select to_jsonb(t) as row from ${table} t`)
    rows[table] = found.rows.map(({ row }) => JSON.stringify(named(row, names))).sort()
  }
  return { ...rows, purged: [...new Set(purged)].map((tag) => named(tag, names)).sort() }
}

const TABLES = [
  'account_figures',
  'article',
  'article_work',
  'listing',
  'listing_topic',
  'publication',
  'revision',
  'revision_html',
  'topic',
]

async function namesOf({ pool }: TestDatabase): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(`
    select id, 'account ' || handle as name from account
    union all select id, 'channel ' || slug from channel
    union all select id, 'topic ' || slug from topic
    union all select id, 'media ' || sha256 from media
    union all select article_id, 'article ' || title from revision where number = 1
    union all select id, 'revision ' || title from revision
    union all select p.id, 'publication ' || title from publication p join revision r on r.id = p.revision_id`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function named<T>(value: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value).replace(/[0-9a-hjkmnp-tv-z]{13}/g, (id) => names.get(id) ?? id))
}

async function makePlace(database: TestDatabase) {
  const mediaId = newId()
  return await transact(database, async (tx) => {
    const about = { signature: '', language: 'zh-CN', now: start }
    const { accountId } = await openAccount(tx, { ...about, handle: 'river', name: '河边' })
    const other = await openAccount(tx, { ...about, handle: 'street', name: '老街' })
    const channel = { slug: 'city', names: { 'zh-CN': '城市' }, isColumn: false, position: 1 }
    const { channelId } = await addChannel(tx, channel, start)
    const media = { id: mediaId, kind: 'picture', mime: 'image/png', bytes: 10, width: 900, height: 600 }
    await tx.db
      .insertInto('media')
      .values({ ...media, sha256: 'cover', storage_key: 'x', created_at: start })
      .execute()
    return { accountId, otherId: other.accountId, channelId, mediaId }
  })
}

/** Drafts whose titles are all different. The first stays a draft. */
function drafts(channelId: string, media: string): RevisionDraft[] {
  const picture = { type: 'picture', attrs: { media, alt: 'A ferry', caption: '' } }
  const withPicture = { type: 'doc', content: [picture] } as unknown as RevisionDraft['body']
  return [
    draftOf({ title: 'A draft' }),
    draftOf({ title: 'Without more', topics: ['Ferry', 'ferry', '码头'] }),
    draftOf({
      title: '与 封面',
      coverMediaId: media,
      channelId,
      topics: ['码头', 'A "quoted", {braced} \\ one'],
    }),
    draftOf({
      title: 'With a picture',
      body: withPicture,
      language: 'en',
      summary: 'Short.',
      slug: 'Own Slug',
    }),
    draftOf({
      title: 'Odd “text”',
      body: documentOf('a\\b\t"c" \u2028 {null} 𠮷 $1', 'null'),
      topics: ['null'],
    }),
    draftOf({
      title: 'A reprint',
      label: 'reprint',
      sourceName: 'Elsewhere',
      sourceUrl: 'https://example.net/a?b=c',
      place: 'The harbour',
      channelId,
      topics: ['FERRY'],
    }),
  ]
}
