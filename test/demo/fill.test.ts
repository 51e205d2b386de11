import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Content,
  DEMO_PASSWORD,
  fillPortal,
  makeSizes,
  readContent,
  SIGN_INS,
  stateOf,
} from '../../src/demo/index.ts'
import { readSettings } from '../../src/domain/settings/index.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { openStorage } from '../../src/platform/storage/index.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const now = new Date('2026-05-20T05:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'demo-'))
const storage = openStorage(`file:${folder}`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
let content: Content
let mediaIds: string[]
beforeAll(async () => {
  database = await createTestDatabase()
  content = small(await readContent(join(projectRoot(), 'demo')))
  ;({ mediaIds } = await fillPortal({ database, storage, now }, content, () => {}))
})

describe('a filled portal', () => {
  test('has the settings, the channels and the accounts', async () => {
    expect(await readSettings(database.db)).toMatchObject({
      portalName: { 'zh-CN': '青汀报', en: 'The Qingting Courier' },
      timeZone: 'Asia/Shanghai',
      setUpAt: now,
    })
    expect(await count('channel')).toBe(content.channels.length)
    expect(await count('account')).toBe(content.accounts.length + 1)
    expect(await count('account where avatar_media_id is null')).toBe(1)
  })

  test('every article is listed with its cover, none in the future, the newest of today', async () => {
    expect(await count('listing where cover_media_id is not null')).toBe(24)
    const rows = await all<{ published_at: Date }>(
      'select published_at from listing order by published_at desc',
    )
    expect(rows[0]?.published_at.getTime()).toBeLessThan(now.getTime())
    expect(now.getTime() - (rows[0]?.published_at.getTime() ?? 0)).toBeLessThan(24 * 3_600_000)
    expect(await count('publication where published_at > $1', [now])).toBe(0)
  })

  test('pictures in the texts are stored media', async () => {
    const html = await all<{ html: string }>('select html from revision_html')
    const shown = html.flatMap((row) =>
      [...row.html.matchAll(/\/media\/([0-9a-z]{13})/g)].map((match) => match[1] as string),
    )
    expect(shown.length).toBeGreaterThan(20)
    for (const id of new Set(shown)) expect(mediaIds).toContain(id)
    expect(html.some((row) => row.html.includes('picture.invalid'))).toBe(false)
  })

  test('two articles were revised, each with a note', async () => {
    const rows = await all('select kind, note <> $1 as noted from revision where number = 2 order by kind', [
      '',
    ])
    expect(rows).toEqual([
      { kind: 'correction', noted: true },
      { kind: 'update', noted: true },
    ])
  })

  test('the figures agree with the rows', async () => {
    expect(
      await count(`account_figures f where articles <> (select count(*) from listing l where l.account_id = f.account_id)
                      or followers <> (select count(*) from follow w where w.account_id = f.account_id)`),
    ).toBe(0)
    expect(
      await count(
        `article_reads r where reads <> (select sum(reads) from article_reads_daily d where d.article_id = r.article_id)`,
      ),
    ).toBe(0)
    expect(await count('article_reads_daily where day > $1::date', [now])).toBe(0)
    expect(await count(`hot_entry where scope = ''`)).toBe(24)
  })

  test('five people can sign in, the operator among them', async () => {
    expect(DEMO_PASSWORD).toBe('masthead-demo')
    expect(await count('credential')).toBe(SIGN_INS.length)
    const rows = await all(
      `select role from role_grant g join person p on p.id = g.person_id where p.email = 'operator@demo.test' and ended_at is null`,
    )
    expect(rows).toEqual([{ role: 'operator' }])
    expect(
      await count(`account_member m join person p on p.id = m.person_id where p.email = 'author@demo.test'`),
    ).toBe(2)
  })

  test('articles are on their way: drafts, at the desk, sent back, waiting for their time', async () => {
    expect(
      await all('select state, count(*)::int as n from article_work group by state order by state'),
    ).toEqual([
      { state: 'changes', n: 1 },
      { state: 'draft', n: 2 },
      { state: 'scheduled', n: 1 },
      { state: 'submitted', n: 2 },
    ])
    const reads = 'select sum(reads)::int as n from'
    expect(await all(`${reads} account_reads_daily`)).toEqual(await all(`${reads} article_reads_daily`))
  })

  test('applications wait at the desk, one of them an appeal; no mail goes out', async () => {
    const rows = await all('select state, count(*)::int as n from application group by state order by state')
    expect(rows).toEqual([
      { state: 'appealed', n: 1 },
      { state: 'changes', n: 1 },
      { state: 'submitted', n: content.applications.length - 2 },
    ])
    const hints = await all<{ kind: string }>(
      "select distinct h ->> 'kind' as kind from application, jsonb_array_elements(hints) h order by 1",
    )
    expect(hints.map(({ kind }) => kind)).toEqual(['same_name', 'same_network', 'similar_handle'])
    expect(await count('application_proof')).toBe(content.applications.filter(({ proof }) => proof).length)
    expect(await count('mail where sent_at is null')).toBe(0)
  })

  test('readers like and talk, an author answers, the desk has one comment to look at', async () => {
    const wanted = content.talks.flatMap(({ comments }) => comments)
    expect(await count('comment')).toBe(wanted.length)
    expect(await all(`select reason from comment_mark where kind = 'held'`)).toEqual([{ reason: 'links' }])
    expect(await count('comment where by_author')).toBe(1)
    expect(await count(`comment_mark where kind = 'pinned'`)).toBe(wanted.filter(({ pin }) => pin).length)
    expect(await count('comment where created_at > $1', [now])).toBe(0)
    expect(
      await count(`comment c where likes <> (select count(*) from comment_like l where l.comment_id = c.id)`),
    ).toBe(0)
    expect(
      await count(`article_figures f where likes <> (select count(*) from article_like l where l.article_id = f.article_id)
                      or comments <> (select count(*) from comment c where c.article_id = f.article_id and c.state = 'visible')`),
    ).toBe(0)
    expect(
      await count(`account_figures f where likes <> (select count(*) from article_like l join article a on a.id = l.article_id
                                                      where a.account_id = f.account_id)`),
    ).toBe(0)
  })

  test('the editor has placed articles, one of them for later, and a sponsored link with its picture', async () => {
    expect(await count('placement')).toBe(content.placements.length)
    expect(await count('placement where from_at > $1', [now])).toBe(1)
    expect(await count(`placement where sponsored and url is not null and sponsor <> ''`)).toBe(1)
  })

  test('sizes are made', async () => {
    await makeSizes({ database, storage, now }, mediaIds.slice(-1), () => {})
    expect(await count('media_variant')).toBeGreaterThan(0)
  })
})

test('a second demo is refused and changes nothing', async () => {
  const before = await count('person')
  await expect(fillPortal({ database, storage, now }, content, () => {})).rejects.toMatchObject({
    code: 'demo.not_empty',
  })
  expect(await count('person')).toBe(before)
  expect(await stateOf(database.db)).toBe('demo')
})

async function all<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await database.pool.query<T>(text, values)).rows
}

async function count(from: string, values: unknown[] = []): Promise<number> {
  return (await all<{ n: number }>(`select count(*)::int as n from ${from}`, values))[0]?.n ?? -1
}

/** All the words with four pictures and one avatar: drawing all of them takes longer than a test should. */
function small(whole: Content): Content {
  const pictures = ['river-bend', 'platform-mist', 'saplings', 'gallery-chair']
  const pictureOf = (i: number) => pictures[i % pictures.length] as string
  return {
    ...whole,
    accounts: whole.accounts.map((account) => ({ ...account, avatar: 'ferry' })),
    articles: whole.articles.map((article, i) => ({
      ...article,
      cover: pictureOf(i),
      states: article.states.map((state) => ({
        ...state,
        markdown: state.markdown.replace(/\(picture:[a-z-]+/g, `(picture:${pictureOf(i + 1)}`),
      })) as typeof article.states,
    })),
  }
}
