import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillTables } from '../../bench/scale/fill-tables.ts'
import { indexArticles } from '../../src/domain/search/index.ts'
import { renderHtml } from '../../src/kernel/document/index.ts'
import { countUnits, excerpt } from '../../src/kernel/text/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const ARTICLES = 300

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await fillTables(database, {
    ...{ url: database.url, articles: ARTICLES, themes: 12, seed: 3, now: Date.now() },
    say: () => {},
  })
}, 240_000)
afterAll(() => database.close())

const rows = async (text: string) => (await database.pool.query(text)).rows

describe('rows that are made in bulk for measuring', () => {
  test('are found by the words by which search would find them', async () => {
    const indexed = `select article_id, tsvector_to_array(terms) as words, length from search_article order by 1`
    const made = await rows(indexed)
    expect(made).toHaveLength(ARTICLES)
    await transact(database, (tx) =>
      indexArticles(
        tx,
        made.map((row) => row.article_id),
      ),
    )
    expect(await rows(indexed)).toEqual(made)
  })

  test('show what the text’s own functions make of it', async () => {
    const found = await rows(`
      select r.body, r.plain, r.units, r.summary, r.language, h.html from revision r join revision_html h on h.revision_id = r.id limit 40`)
    for (const { body, plain, units, summary, language, html } of found) {
      expect(html).toBe(renderHtml(body, { media: () => undefined, language }))
      expect(plain.startsWith(excerpt(summary, 20).replace(/…$/, ''))).toBe(true)
      expect(Math.abs(units - countUnits(plain))).toBeLessThan(10)
    }
  })

  test('count what is there', async () => {
    const differs = await rows(`
      select f.article_id from article_figures f
       where f.comments <> (select count(*) from comment c where c.article_id = f.article_id and c.state = 'visible')
          or f.likes <> (select count(*) from article_like l where l.article_id = f.article_id)
          or f.bookmarks <> (select count(*) from bookmark b where b.article_id = f.article_id)
      union all
      select c.id from comment c
       where c.replies <> (select count(*) from comment r where r.parent_id = c.id) and c.floor % 3 <> 1
      union all
      select f.account_id from account_figures f
       where f.articles <> (select count(*) from listing l where l.account_id = f.account_id)
          or f.followers <> (select count(*) from follow w where w.account_id = f.account_id)`)
    expect(differs).toEqual([])
  })

  test('answer comments under the same article, along whole chains', async () => {
    const strange = await rows(`
      select c.id from comment c left join comment p on p.id = c.parent_id
       where c.parent_id is not null
         and (p.id is null or p.article_id <> c.article_id or p.floor >= c.floor or c.chain <> p.chain || p.id)`)
    expect(strange).toEqual([])
    const [{ rooms }] = await rows(`select array_agg(floors order by floors desc) as rooms from comment_room`)
    expect(rooms[0]).toBe(10_000)
  })
})
