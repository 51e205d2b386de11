import { beforeEach, expect, test } from 'vitest'
import { chooseWays } from '../../../src/domain/notifications/choices.ts'
import { markRead, notificationsOf } from '../../../src/domain/notifications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { after, NOW, somebody, somewhere, write } from '../comments/room.ts'

const database = await createTestDatabase()
const DAY = 24 * 60
let reader: Actor
let loud: Actor

beforeEach(async () => {
  reader = await somebody(database, { name: '林' })
  loud = await somebody(database, { name: '周' })
})

async function place() {
  const { articleId } = await somewhere(database)
  const { commentId } = await write(database, reader, { articleId, body: '问一句' })
  return (minute: number) => write(database, loud, { articleId, parentId: commentId }, after(minute))
}
const mails = async () =>
  (await database.db.selectFrom('mail').select('id').where('person_id', '=', reader.personId).execute())
    .length
const notices = async () => (await notificationsOf(database, reader.personId)).items

test('answer after answer under one article is mailed three times, then only on the site until they look', async () => {
  const answer = await place()
  for (let minute = 1; minute <= 6; minute++) await answer(minute)
  expect(await mails()).toBe(3)
  expect(await notices()).toHaveLength(6)
  const ids = (await notices()).map(({ id }) => id)
  await transact(database, (tx) => markRead(tx, { personId: reader.personId, ids, now: after(7) }))
  await answer(8)
  expect(await mails()).toBe(4)
  const elsewhere = await place()
  await elsewhere(9)
  expect(await mails()).toBe(5)
})

test('who reads nothing is mailed again after a day', async () => {
  const answer = await place()
  for (let minute = 1; minute <= 4; minute++) await answer(minute)
  await answer(DAY + 10)
  expect(await mails()).toBe(4)
})

test('who has mails only gets three of them a day, and finds the others on the site', async () => {
  const { personId } = reader
  const ways = { site: false, mail: 'now', push: false } as const
  await transact(database, (tx) => chooseWays(tx, { personId, topic: 'replies', ways, now: NOW }))
  const answer = await place()
  for (let minute = 1; minute <= 5; minute++) await answer(minute)
  expect(await mails()).toBe(3)
  expect(await notices()).toHaveLength(2)
})
