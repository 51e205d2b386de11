import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../../src/platform/database/index.ts'
import { root } from '../../rules/source.ts'
import { createEmptyDatabase } from '../../support/database.ts'

test('notices that were there before keep which comment they are about, and no words of it', async () => {
  const database = await createEmptyDatabase()
  const folder = join(root, 'migrations')
  await migrate(database, { folder, upTo: '0019-sitemaps.sql' })
  const { pool } = database
  await pool.query("insert into person (id, name, email) values ('p', 'P', 'p@example.test')")
  const add = (id: string, kind: string, href: string, about: string | null = null) =>
    pool.query(
      `insert into notification (id, person_id, kind, params, href, notified_at, about)
       values ($1, 'p', $2, '{"text": "words"}', $3, now(), $4)`,
      [id, kind, href, about],
    )
  await add('1', 'comment.reply', '/a/x/comments/c1')
  await add('2', 'comment.mention', '/a/x/comments/c2')
  await add('3', 'comment.removed', '/a/x/comments/c3/own')
  await add('4', 'article.new', '/a/y/title', 'y')
  await pool.query(`insert into push_subscription (id, person_id, endpoint, endpoint_hash, p256dh, auth, subscribed_at)
    values ('b', 'p', 'https://push.example/1', '\\x01', 'k', 'a', now())`)
  await migrate(database, { folder })
  const { rows } = await pool.query('select id, about, params from notification order by id')
  expect(rows).toEqual([
    { id: '1', about: 'c1', params: {} },
    { id: '2', about: 'c2', params: {} },
    { id: '3', about: null, params: { text: 'words' } },
    { id: '4', about: 'y', params: {} },
  ])
  // Which session asked for it is not known.
  expect((await pool.query('select id from push_subscription')).rows).toEqual([])
})
