import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../src/platform/database/index.ts'
import { root } from '../../rules/source.ts'
import { createEmptyDatabase } from '../../support/database.ts'

test('comments that were there before have their floors, chains, counts and marks', async () => {
  const database = await createEmptyDatabase()
  const folder = join(root, 'migrations')
  await migrate(database, { folder, upTo: '0016-joining.sql' })
  const { pool } = database
  await pool.query(`
    insert into account (id, handle, name, language, created_at) values ('h', 'harbour', 'Harbour', 'en', now());
    insert into article (id, account_id, created_at) values ('a', 'h', now()), ('b', 'h', now())`)
  const add = (id: string, article: string, parent: string | null, state: string, minute: number) =>
    pool.query(
      `insert into comment (id, article_id, parent_id, author_name, body, state, created_at)
       values ($1, $2, $3, 'N', 'B', $4, timestamptz '2026-01-01' + make_interval(mins => $5))`,
      [id, article, parent, state, minute],
    )
  await add('late', 'a', null, 'visible', 9)
  await add('first', 'a', null, 'visible', 1)
  await add('held', 'a', 'first', 'held', 2)
  await add('foreign', 'b', 'first', 'visible', 3)
  let parent = 'first'
  for (let at = 0; at < 45; at += 1) {
    const id = `deep${String(at).padStart(2, '0')}`
    await add(id, 'a', parent, 'visible', 10 + at)
    parent = id
  }
  await migrate(database, { folder })
  const { rows } = await pool.query(
    'select id, floor, parent_id, chain, replies, score, account_id from comment order by article_id, floor',
  )
  const of = (id: string) => rows.find((row) => row.id === id)
  expect(of('first')).toMatchObject({ floor: 1, chain: [], replies: 1, score: 1, account_id: 'h' })
  expect(of('late')).toMatchObject({ floor: 2, replies: 0 })
  expect(of('held')).toMatchObject({ floor: null, chain: ['first'], score: -1 })
  expect(of('foreign')).toMatchObject({ floor: 1, parent_id: null, chain: [] })
  expect(of('deep44').floor).toBe(47)
  expect(of('deep44').chain).toHaveLength(40)
  expect(of('deep44').chain.at(-1)).toBe('deep43')
  expect(of('deep01').chain).toEqual(['first', 'deep00'])
  const figures = await pool.query(
    'select article_id, comments, floors from article_figures join comment_room using (article_id) order by 1',
  )
  expect(figures.rows).toEqual([
    { article_id: 'a', comments: 47, floors: 47 },
    { article_id: 'b', comments: 1, floors: 1 },
  ])
  const marks = await pool.query('select comment_id, kind, reason from comment_mark')
  expect(marks.rows).toEqual([{ comment_id: 'held', kind: 'held', reason: 'import' }])
})
