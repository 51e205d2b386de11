import { expect, test } from 'vitest'
import { insertRows, type Tx, transact } from '../../src/platform/database/index.ts'
import { createTestDatabase } from '../support/database.ts'

const database = await createTestDatabase()
const at = new Date('2026-11-20T08:00:00.123Z')

test('values come back as they were: JSON, times, odd texts; a column that is not given has its default', async () => {
  const names = { en: 'a\\b "c"\n\t', 'zh-CN': '𠮷 \u2028' }
  const channel = { slug: 'odd', names, colour: null, is_column: true, position: 3, created_at: at }
  await transact(database, (tx) =>
    insertRows(tx, 'channel', [
      { ...channel, id: '1' },
      { ...channel, id: '2', slug: 'null' },
    ]),
  )
  const rows = await database.db.selectFrom('channel').selectAll().orderBy('id').execute()
  expect(rows).toMatchObject([
    { ...channel, id: '1', descriptions: {} },
    { ...channel, id: '2', slug: 'null' },
  ])
})

test('of a row that is there already the conflict decides', async () => {
  const topic = { id: '1', slug: 'one', name: 'One', created_at: at }
  const again = [
    { ...topic, id: '2' },
    { ...topic, id: '3', slug: 'three' },
  ]
  await transact(database, (tx) => insertRows(tx, 'topic', [topic]))
  const refused = transact(database, (tx) => insertRows(tx, 'topic', again))
  await expect(refused).rejects.toMatchObject({ code: '23505' })
  await transact(database, (tx) => insertRows(tx, 'topic', again, { onConflict: '(slug) do nothing' }))
  expect(await idsOfTopics()).toEqual(['1', '3'])
})

test('no rows are no statement; rows that are long together are several', async () => {
  const sent: number[] = []
  const name = 'x'.repeat(1_900_000)
  await transact(database, async (tx) => {
    const executeQuery: Tx['db']['executeQuery'] = (query, ...more) => {
      sent.push(JSON.stringify(query).length)
      return tx.db.executeQuery(query, ...more)
    }
    const counting = { db: { executeQuery } as Tx['db'] }
    await insertRows(counting, 'topic', [])
    const rows = ['7', '8', '9'].map((id) => ({ id, slug: id, name, created_at: at }))
    await insertRows(counting, 'topic', rows)
  })
  expect(sent).toHaveLength(2)
  expect(await idsOfTopics()).toEqual(['1', '3', '7', '8', '9'])
})

async function idsOfTopics(): Promise<string[]> {
  const rows = await database.db.selectFrom('topic').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
