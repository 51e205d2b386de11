import { beforeAll, describe, expect, test } from 'vitest'
import {
  chooseNotices,
  type DigestRhythm,
  nextDigest,
  notificationsOf,
  notify,
  sendDigests,
  unreadOf,
  unsubscribe,
} from '../../../src/domain/notifications/index.ts'
import { unsubscribeKey } from '../../../src/domain/notifications/unsubscribe.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const HOUR = 3600_000
const database = await createTestDatabase()
const friday = new Date('2026-05-01T08:30:00Z')
let personId: string

beforeAll(async () => {
  personId = newId()
  await database.db
    .insertInto('person')
    .values({ id: personId, name: '林', email: 'lin@example.test', time_zone: 'Asia/Shanghai' })
    .execute()
})

const gather = (rhythm: DigestRhythm, now: Date) => {
  const ways = { site: true, mail: 'digest', push: false } as const
  const choices = { ways: { replies: ways, mentions: ways, follows: ways }, rhythm }
  return transact(database, (tx) => chooseNotices(tx, { personId, choices, now }))
}
const reply = (now: Date) => {
  const params = { who: '周', title: '渡口', text: '好' }
  return transact(database, (tx) =>
    notify(tx, { personId, kind: 'comment.reply', params, href: '/a/x', now }),
  )
}
const digests = () =>
  database.db
    .selectFrom('mail')
    .select(['kind', 'params', 'items', 'topic'])
    .where('topic', '=', 'digest')
    .orderBy('id')
    .execute()

describe('a digest', () => {
  test('comes at eight in the morning of the reader’s own zone, also where clocks change', () => {
    const at = (now: string, rhythm: DigestRhythm, zone: string) =>
      nextDigest(new Date(now), rhythm, zone).toISOString()
    expect(at('2026-05-01T00:00:00Z', 'daily', 'Asia/Shanghai')).toBe('2026-05-02T00:00:00.000Z')
    expect(at('2026-04-30T23:59:00Z', 'daily', 'Asia/Shanghai')).toBe('2026-05-01T00:00:00.000Z')
    expect(at('2026-05-01T00:00:00Z', 'weekly', 'Asia/Shanghai')).toBe('2026-05-04T00:00:00.000Z')
    expect(at('2026-03-28T12:00:00Z', 'daily', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z')
    expect(at('2026-05-01T00:00:00Z', 'daily', 'Asia/Kathmandu')).toBe('2026-05-01T02:15:00.000Z')
    expect(at('2026-05-01T00:00:00Z', 'daily', 'Nowhere/Land')).toBe('2026-05-01T08:00:00.000Z')
  })

  test('holds what happened since the last one, once, whoever sends it and however often', async () => {
    await gather('daily', friday)
    await reply(friday)
    await reply(new Date(friday.getTime() + HOUR))
    expect(await sendDigests(database, new Date(friday.getTime() + 2 * HOUR))).toBe(0)
    const morning = new Date('2026-05-02T00:00:10Z')
    const sent = await Promise.all([1, 2, 3].map(() => sendDigests(database, morning)))
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await digests()).toMatchObject([{ kind: 'digest', params: { count: 2 } }])
    expect((await digests())[0]?.items).toHaveLength(2)
    expect(await sendDigests(database, new Date(morning.getTime() + HOUR))).toBe(0)
  })

  test('is not sent when there is nothing to tell', async () => {
    expect(await sendDigests(database, new Date('2026-05-03T01:00:00Z'))).toBe(0)
    expect(await digests()).toHaveLength(1)
  })

  test('that was cut off is sent later, whole', async () => {
    const sunday = new Date('2026-05-03T10:00:00Z')
    await reply(sunday)
    const monday = new Date('2026-05-04T00:05:00Z')
    await database.pool.query(`create function trouble() returns trigger language plpgsql as $$
      begin raise exception 'no room'; end $$;
      create trigger trouble before insert on mail for each row execute function trouble()`)
    await expect(sendDigests(database, monday)).rejects.toThrow('no room')
    await database.pool.query('drop trigger trouble on mail; drop function trouble')
    expect(await sendDigests(database, monday)).toBe(1)
    expect((await digests()).at(-1)).toMatchObject({ params: { count: 1 } })
  })

  test('that nobody waits for any more leaves what was gathered on the site', async () => {
    const tuesday = new Date('2026-05-04T10:00:00Z')
    const ways = (site: boolean, mail: 'digest' | 'never') => ({ site, mail, push: false })
    const choose = (site: boolean, mail: 'digest' | 'never') =>
      transact(database, (tx) => {
        const [replies, mentions, follows] = [ways(site, mail), ways(site, mail), ways(site, mail)]
        return chooseNotices(tx, {
          personId,
          choices: { ways: { replies, mentions, follows }, rhythm: 'daily' },
          now: tuesday,
        })
      })
    const before = (await notificationsOf(database, personId)).items.length
    const unread = await unreadOf(database, personId)
    await choose(false, 'digest')
    await reply(tuesday)
    expect((await notificationsOf(database, personId)).items).toHaveLength(before)
    await choose(false, 'never')
    expect((await notificationsOf(database, personId)).items).toHaveLength(before + 1)
    expect(await unreadOf(database, personId)).toBe(unread + 1)
    const mails = (await digests()).length
    expect(await sendDigests(database, new Date('2026-05-05T00:05:00Z'))).toBe(0)
    expect(await digests()).toHaveLength(mails)
    await choose(true, 'digest')
  })

  test('stops by its own address, without signing in, and says nothing more', async () => {
    const now = new Date('2026-05-05T00:00:00Z')
    await reply(now)
    const key = await transact(database, (tx) => unsubscribeKey(tx, personId))
    for (let time = 0; time < 3; time++)
      await transact(database, (tx) => unsubscribe(tx, { key, topic: 'digest', now }))
    expect(await sendDigests(database, new Date('2026-05-12T00:00:00Z'))).toBe(0)
    await reply(now)
    const waiting = await database.db
      .selectFrom('notification')
      .selectAll()
      .where('digest', '=', true)
      .execute()
    expect(waiting).toEqual([])
    for (const [bad, topic] of [
      ['x'.repeat(32), 'digest'],
      [key, 'decisions'],
      ["' or 1=1", 'replies'],
    ] as const)
      await expect(
        transact(database, (tx) => unsubscribe(tx, { key: bad, topic, now })),
      ).rejects.toMatchObject({ code: 'unsubscribe.unknown' })
  })
})
