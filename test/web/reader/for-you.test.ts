import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { relateDue } from '../../../src/domain/ranking/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createStudioApp, type Session, type StudioApp } from '../../support/studio-app.ts'
import { statementsDuring } from '../../support/watch-statements.ts'

let app: StudioApp
let rooms: Awaited<ReturnType<typeof makeRoom>>[]
let ferry: string
let football: Awaited<ReturnType<typeof publishOne>>
let follower: Session
let reader: Session
let stranger: Session

beforeAll(async () => {
  app = await createStudioApp()
  const { database, clock } = app
  const at = (hours: number) => new Date(clock.now.getTime() - hours * 3600_000)
  rooms = [
    await makeRoom(database, at(500)),
    await makeRoom(database, at(500)),
    await makeRoom(database, at(500)),
  ]
  const publish = (room: number, title: string, hours: number, topics: string[] = []) =>
    publishOne(database, rooms[room]?.accountId as string, { title, topics }, at(hours))
  ferry = (await publish(0, '渡轮停航', 100, ['渡轮'])).articleId
  await publish(0, '渡轮复航', 99, ['渡轮'])
  football = await publish(1, '足球夜', 98, ['足球'])
  for (let more = 0; more < 8; more += 1) await publish(2, `别的 ${more}`, 10 + more)
  await relateDue(database, clock.now)
  follower = await app.signIn([], 'Follower')
  reader = await app.signIn([], 'Reader')
  stranger = await app.signIn([], 'Stranger')
  await sql`insert into follow (person_id, account_id, followed_at)
    values (${follower.personId}, ${rooms[1]?.accountId}, now())`.execute(database.db)
  await sql`insert into reading_history (person_id, article_id, read_at)
    values (${reader.personId}, ${ferry}, now())`.execute(database.db)
})

const choose = (neutral: 'on' | 'off', who?: Session) =>
  app.post('/ranking/choice', { neutral, next: '/for-you' }, who)
const titles = (body: string) =>
  [...body.matchAll(/data-ranked="(for-you|explore)".*?<a href="([^"]+)"/gs)].map((match) => match[2])

describe('for you', () => {
  it('begins with what a reader follows, and says so', async () => {
    const { status, body, headers } = await app.get('/for-you', follower)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(titles(body)[0]).toBe(football.path)
    expect(body).toContain('You follow 河边纪事')
  })

  it('names what is related to what was read, and leaves that out', async () => {
    const { body } = await app.get('/for-you', reader)
    expect(body).toContain('You read “渡轮停航”')
    expect(titles(body).some((href) => href?.includes(ferry))).toBe(false)
  })

  it('is the same list for everyone who is not signed in', async () => {
    const { body } = await app.get('/for-you')
    expect(body).toContain('Nobody is signed in')
    expect(titles(body).length).toBeGreaterThan(5)
    expect(body).not.toContain('You follow')
  })

  it('keeps what it showed for the reader’s own question, and shows it to nobody else', async () => {
    await app.get('/for-you', follower)
    const why = `/ranking/why?list=for-you&article=${football.articleId}`
    const own = await app.get(why, follower)
    expect(own.status).toBe(200)
    expect(own.body).toContain('at place 1')
    expect(own.body).toContain('You follow 河边纪事')
    const other = await app.get(why, stranger)
    expect(other.body).not.toContain('You follow')
    const anonymous = await app.get(why)
    expect(anonymous.body).not.toContain('You follow')
  })

  it('takes a bounded number of statements, whatever a reader follows', async () => {
    app.database.purges.announce('all')
    const seen = await statementsDuring(async () =>
      expect((await app.get('/for-you', follower)).status).toBe(200),
    )
    // Settings, channels and the hot list are read anew here; the session may take three.
    expect(seen.length).toBeLessThanOrEqual(12)
  })
})

describe('the switch “use nothing about me”', () => {
  it('gives two very different readers, and someone who is not signed in, byte for byte the same page', async () => {
    const answers = [await choose('on', follower), await choose('on', reader)]
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    const one = await app.get('/for-you', follower)
    const other = await app.get('/for-you', reader)
    expect(one.body).toBe(other.body)
    const cookie = 'ranking=neutral'
    const nobody = await app.app.inject({ url: '/for-you', headers: { cookie, 'accept-language': 'en' } })
    expect(nobody.body).toBe(one.body)
    expect(one.body).not.toContain('You follow')
    expect(one.body).not.toContain('You read')
  })

  it('keeps a cookie without an account, and takes it back', async () => {
    const on = await choose('on')
    expect(String(on.headers['set-cookie'])).toMatch(
      /^ranking=neutral; Max-Age=31536000; Path=\/; HttpOnly.*SameSite=Lax/,
    )
    const off = await choose('off')
    expect(String(off.headers['set-cookie'])).toMatch(/^ranking=; Max-Age=0/)
  })

  it('notes no list of who chose it, and deletes those before', async () => {
    await choose('on', follower)
    await app.get('/for-you', follower)
    const lists = await app.database.db
      .selectFrom('for_you_list')
      .selectAll()
      .where('person_id', '=', follower.personId)
      .execute()
    expect(lists).toEqual([])
    await choose('off', follower)
    expect((await app.get('/for-you', follower)).body).toContain('You follow')
  })

  it('changes nothing for what is no choice, and goes only where this portal is', async () => {
    const odd = await app.post('/ranking/choice', { neutral: 'maybe', next: '//evil.example' }, stranger)
    expect(odd.status).toBe(303)
    expect(odd.headers.location).toBe('/for-you')
    expect((await app.get('/for-you', stranger)).body).toContain('Off.')
  })
})
