import { addChannel } from '../../../src/domain/channels/index.ts'
import { sendMail } from '../../../src/domain/notifications/index.ts'
import { createPerson, grantRole, invitePerson } from '../../../src/domain/people/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { measureStored } from '../../../src/domain/stored/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import { enqueue } from '../../../src/platform/jobs/index.ts'
import type { Mail } from '../../../src/platform/mail/index.ts'

export const OPERATOR = { email: 'lin@example.test', password: 'a long enough pass phrase' }

const CHANNELS: [slug: string, zh: string, en: string][] = [
  ['city', '城市', 'City'],
  ['river', '江河与港口', 'River and harbour'],
  ['technology', '科技', 'Technology'],
  ['food', '饮食', 'Food'],
  ['essays', '随笔专栏', 'Essays'],
]
const NAMES = [
  '陈港生',
  'Maren Lindqvist',
  '欧阳若兰',
  '张三',
  'Priya Raghunathan',
  '李渔',
  'Tom Okafor',
  '何秋水',
]

export type ConsoleRoom = {
  operatorId: string
  editorId: string
  channelId: string
  jobId: string
  mailId: string
}

/** A portal with something on every page of the console. */
export async function makeConsoleRoom(database: Database, mail: Mail, now: Date): Promise<ConsoleRoom> {
  const person = (given: { name: string; email: string; roles: ('reader' | 'editor' | 'operator')[] }) =>
    transact(database, (tx) =>
      createPerson(tx, { password: OPERATOR.password, ...given }, { actor: null, now }),
    )
  const operatorId = await person({ name: '林运营', email: OPERATOR.email, roles: ['operator'] })
  const editorId = await person({ name: '陈编辑', email: 'chen@example.test', roles: ['editor'] })
  const act = { actor: operatorId, now }
  await addPeople(database, now)
  const channels = await transact(database, async (tx) => {
    const ids: string[] = []
    for (const [position, [slug, zh, en]] of CHANNELS.entries()) {
      const words = { slug, names: { 'zh-CN': zh, en }, isColumn: slug === 'essays', position: position + 1 }
      ids.push((await addChannel(tx, words, now)).channelId)
    }
    const portalName = { 'zh-CN': '江城号', en: 'Riverside' }
    const settings = {
      portalName,
      timeZone: 'Asia/Shanghai',
      reviewFirst: 5,
      oidcClientSecret: 'hush-0815',
    }
    await changeSettings(tx, settings, act)
    await grantRole(tx, { personId: editorId, role: 'moderator' }, act)
    await invitePerson(tx, { email: 'guest.author@university.example.test', language: 'en', ...act })
    const words = { language: 'zh-CN' as const, kind: 'test', params: { name: '林' }, now }
    for (const to of ['sent', 'refused', 'waiting'])
      await sendMail(tx, { ...words, to: `${to}@example.test` })
    await measureStored(tx, now)
    await enqueue(tx, 'mail.send', { mailId: 'none' })
    return ids
  })
  await settleMails(database)
  const mailId = newId()
  const words = {
    subject: '请确认您的邮箱',
    text: '请打开下面的链接：\nhttps://news.example.test/sign-up?token=abc\n',
  }
  await mail.send({ id: mailId, to: 'guest@example.test', ...words, now })
  return { operatorId, editorId, channelId: channels[2] as string, mailId, jobId: await failJob(database) }
}

/** Every page of the console, with something on it. */
export function consolePages(room: ConsoleRoom): string[] {
  return [
    '/console',
    '/console/settings',
    '/console/settings/sign-in',
    '/console/settings/applications',
    '/console/settings/articles',
    '/console/settings/mail',
    '/console/channels',
    `/console/channels?at=${room.channelId}&way=up`,
    '/console/channels/new',
    `/console/channels/${room.channelId}`,
    '/console/agreements',
    '/console/agreements/new',
    '/console/agreements/0000000000a01',
    '/console/agreements/0000000000a01/edit',
    '/console/agreements/0000000000a01/retire',
    '/console/templates',
    '/console/templates/new/article.refuse',
    '/console/templates/0000000000t01',
    '/console/templates/0000000000t01/edit',
    '/console/people',
    '/console/people?q=%E9%99%88',
    '/console/people?role=editor',
    '/console/people/invitations',
    `/console/people/${room.editorId}`,
    `/console/people/${room.editorId}/roles/editor/end`,
    `/console/people/${room.editorId}/sessions/end`,
    '/console/mail',
    '/console/mail?state=refused',
    '/console/mail/outbox',
    `/console/mail/outbox/${room.mailId}`,
    '/console/jobs',
    '/console/jobs?stage=waiting',
    `/console/jobs/mail.send/${room.jobId}/discard`,
    '/console/storage',
    '/console/audit',
    '/console/audit?action=settings.change&person=lin%40example.test&from=2026-01-01',
  ]
}

async function addPeople(database: Database, now: Date): Promise<void> {
  const rows = Array.from({ length: 60 }, (_, n) => ({
    id: newId(),
    name: `${NAMES[n % NAMES.length]}${n < NAMES.length ? '' : ` ${n}`}`,
    email: `person${String(n).padStart(3, '0')}@example.test`,
    created_at: now,
    updated_at: now,
  }))
  await database.db.insertInto('person').values(rows).execute()
}

async function settleMails(database: Database): Promise<void> {
  await database.pool.query(
    "update mail set sent_at = now(), params = null, tries = 1 where to_address = 'sent@example.test'",
  )
  await database.pool.query(
    `update mail set failed_at = now(), params = null, tries = 1,
        trouble = '550 5.1.1 <refused@example.test>: Recipient address rejected: User unknown'
      where to_address = 'refused@example.test'`,
  )
}

async function failJob(database: Database): Promise<string> {
  const { rows } = await database.pool.query(
    `update pgboss.job set state = 'failed', completed_on = now(), retry_count = 5,
        output = '{"message": "connect ECONNREFUSED 127.0.0.1:587"}'
      where name = 'mail.send' and data->>'mailId' = 'none' returning id::text`,
  )
  return rows[0].id as string
}
