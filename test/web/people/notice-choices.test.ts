import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, test } from 'vitest'
import { choicesOf, deliverMail, notify } from '../../../src/domain/notifications/index.ts'
import { createPerson } from '../../../src/domain/people/index.ts'
import { browsersOf } from '../../../src/domain/push/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { openMail } from '../../../src/platform/mail/index.ts'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { startSmtp } from '../../support/smtp.ts'
import { until } from '../../support/until.ts'
import { createWorkApp } from '../../support/work-app.ts'

const { app, get, post, database, clock } = await createWorkApp([peopleSurface])
const password = 'a long enough password'
let personId: string
let cookie: string

beforeAll(async () => {
  personId = await transact(database, (tx) =>
    createPerson(
      tx,
      { name: '林', email: 'lin@example.test', password, roles: [] },
      { actor: null, now: clock.now },
    ),
  )
  cookie = (await post('/sign-in', { email: 'lin@example.test', password })).cookie
})

/** The address in the mail that somebody gets when another answers them. */
async function stopAddress(): Promise<{ href: string; oneClick: string }> {
  const smtp = await startSmtp()
  try {
    const params = { who: '周', title: '渡口', text: '好' }
    await transact(database, (tx) =>
      notify(tx, { personId, kind: 'comment.reply', params, href: '/a/x', now: clock.now }),
    )
    const { id } = await database.db
      .selectFrom('mail')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const mail = openMail({
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
      dataDir: '/nonexistent',
      host: 'news.test',
    })
    const renderMail = mailRenderer(new URL('https://news.test'))
    await deliverMail({ database, mail, renderMail, now: () => clock.now }, id)
    await until(async () => smtp.taken.length === 1, { what: 'the mail', timeoutMs: 5000 })
    const { headers, text = '' } = smtp.taken[0]?.mail ?? (await simpleParser(''))
    const list = headers.get('list') as { unsubscribe?: { url?: string } }
    const oneClick = headers.get('list') as { 'unsubscribe-post'?: { name?: string } }
    const href = new URL(list.unsubscribe?.url ?? '').pathname
    expect(text).toContain(href)
    return { href, oneClick: JSON.stringify(oneClick['unsubscribe-post']) }
  } finally {
    await smtp.stop()
  }
}

describe('mails that can be stopped', () => {
  test('carry the way to stop them: a program’s form stops them at once, without a cookie, in any encoding', async () => {
    const { href, oneClick } = await stopAddress()
    expect(oneClick).toContain('One-Click')
    expect((await get(href)).status).toBe(200)
    expect((await choicesOf(database, personId)).ways.replies.mail).toBe('now')
    for (const [type, payload] of [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      ],
      ['text/plain', ''],
    ]) {
      const answer = await app.inject({
        method: 'POST',
        url: href,
        headers: { 'content-type': type },
        payload,
      })
      expect(answer.statusCode, type).toBe(200)
    }
    expect((await choicesOf(database, personId)).ways.replies).toEqual({
      site: true,
      mail: 'never',
      push: true,
    })
    expect((await choicesOf(database, personId)).ways.mentions.mail).toBe('now')
  })

  test('are not stopped by a guess, nor by another site’s page', async () => {
    const wrong = `/unsubscribe/${'A'.repeat(32)}/replies`
    expect((await get(wrong)).status).toBe(404)
    expect((await app.inject({ method: 'POST', url: wrong })).statusCode).toBe(404)
    const cross = { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }
    const answer = await app.inject({ method: 'POST', url: wrong, headers: cross, payload: 'x' })
    expect(answer.statusCode).toBe(403)
  })
})

describe('what one hears of', () => {
  test('is chosen by kind and way; a way that does not exist counts as none', async () => {
    const saved = await post(
      '/me/notifications/choices',
      {
        'replies.site': 'on',
        'replies.mail': 'digest',
        'follows.push': 'on',
        'follows.mail': 'by pigeon',
        rhythm: 'weekly',
      },
      { cookie },
    )
    expect(saved.status).toBe(303)
    expect(await choicesOf(database, personId)).toEqual({
      ways: {
        replies: { site: true, mail: 'digest', push: false },
        mentions: { site: false, mail: 'never', push: false },
        follows: { site: false, mail: 'never', push: true },
      },
      rhythm: 'weekly',
    })
    const page = await get('/me/notifications/choices', { cookie, 'accept-language': 'en' })
    expect(page.body).toContain('<option value="weekly" selected')
    expect(String(page.headers['content-security-policy'])).toContain('trusted-types worker')
  })

  test('takes a browser’s address only of whom is signed in, and only what is one', async () => {
    const endpoint = 'https://push.example/1'
    const keys = {
      p256dh: Buffer.alloc(65, 4).toString('base64url'),
      auth: Buffer.alloc(16, 7).toString('base64url'),
    }
    const send = (payload: object, headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/me/push',
        headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
        payload,
      })
    expect((await send({ endpoint, keys }, {})).statusCode).toBe(401)
    expect((await send({ endpoint: 'ftp://x', keys }, { cookie })).statusCode).toBe(422)
    expect((await send({}, { cookie })).statusCode).toBe(422)
    expect((await send({ endpoint, keys }, { cookie })).statusCode).toBe(204)
    expect((await send({ endpoint, keys }, { cookie })).statusCode).toBe(204)
    expect(await browsersOf(database.db, personId, clock.now)).toHaveLength(1)
    for (let time = 0; time < 30; time++) await send({ endpoint, keys }, { cookie })
    expect((await send({ endpoint, keys }, { cookie })).statusCode).toBe(429)
  })

  test('reaches a browser until its session ends, and then nobody there', async () => {
    const page = await get('/me/notifications/choices', { cookie })
    const [browser = ''] = await browsersOf(database.db, personId, clock.now)
    expect(page.body).toContain(`data-known="${browser}"`)
    const monthLater = new Date(Date.now() + 40 * 86_400_000)
    expect(await browsersOf(database.db, personId, monthLater)).toEqual([])
    await post('/sign-out', {}, { cookie })
    expect(await database.db.selectFrom('push_subscription').select('id').execute()).toEqual([])
  })
})
