import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { importInto, latest, temporaryFolder } from './import-into.ts'

const folder = temporaryFolder()

/** A source of always the same name. */
function source(articles: Record<string, unknown>[]): string {
  const about = { type: 'source', source: 'revised' }
  const lines = articles.map((article) => ({ type: 'article', publishedAt: '2022-01-01', ...article }))
  const file = join(folder, 'revised.jsonl')
  writeFileSync(file, [about, ...lines].map((line) => JSON.stringify(line)).join('\n'))
  return file
}

test('a batch of revisions: one that is retracted stops only itself, what is published stays so, what waits waits on', async () => {
  const database = await createTestDatabase()
  const scheduled = { status: 'scheduled', publishedAt: '2099-01-01' }
  const before = [
    { id: 'retracted', title: 'Retracted', body: 'One' },
    { id: 'published', title: 'Published', body: 'One', topics: ['Old'] },
    { id: 'waiting', title: 'Waiting', body: 'One', ...scheduled },
  ]
  const first = await importInto(database, source(before))
  const idOf = (id: string) => first.article(id).articleId as string
  const now = new Date('2024-05-02T12:00:00Z')
  await transact(database, (tx) =>
    retractArticle(tx, { articleId: idOf('retracted'), reason: 'x', actor: null, now }),
  )

  const after = [
    { id: 'retracted', title: 'Retracted', body: 'Two' },
    { id: 'published', title: 'Published', body: 'Two', topics: ['New'], status: 'draft' },
    { id: 'waiting', title: 'Waiting', body: 'Two', ...scheduled },
    { id: 'new', title: 'New', body: 'See [it](#article:published).' },
  ]
  const done = await importInto(database, source(after))
  expect(done.figures.articles).toEqual({ created: 1, revised: 2, unchanged: 0, failed: 1 })
  expect(done.article('retracted').error).toMatch(/^article\.retracted/)
  expect(done.article('published').changed).toEqual([
    { what: 'stays_published', detail: 'is a draft in the source' },
  ])
  expect((await latest(database, idOf('retracted'))).number).toBe(1)
  expect((await latest(database, done.article('new').articleId)).html).toContain(`/a/${idOf('published')}`)

  const listing = await database.db
    .selectFrom('listing')
    .innerJoin('revision', 'revision.id', 'listing.revision_id')
    .select(['number', 'plain', 'topics'])
    .where('listing.article_id', '=', idOf('published'))
    .executeTakeFirstOrThrow()
  expect(listing).toEqual({ number: 2, plain: 'Two', topics: ['New'] })
  const waits = await database.db
    .selectFrom('schedule')
    .innerJoin('revision', 'revision.id', 'schedule.revision_id')
    .select('number')
    .where('schedule.article_id', '=', idOf('waiting'))
    .where('cancelled_at', 'is', null)
    .execute()
  expect(waits).toEqual([{ number: 2 }])

  const again = await importInto(database, source(after))
  expect(again.figures.articles).toEqual({ created: 0, revised: 0, unchanged: 3, failed: 1 })
})
