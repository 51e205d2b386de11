import type { InjectOptions } from 'fastify'
import { afterAll } from 'vitest'
import { beginArticle, type DraftFields, saveDraft } from '../../src/domain/drafts/index.ts'
import type { Role } from '../../src/domain/people/index.ts'
import { type Actor, actorOf, type MemberRole } from '../../src/domain/permissions/index.ts'
import { latestSubmission, submitArticle } from '../../src/domain/reviewing/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from './content.ts'
import { createRealApp, type RealApp } from './real-app.ts'
import { join, makePerson, PASSWORD } from './writers.ts'

/** Somebody who is signed in. */
export type Session = { personId: string; email: string; cookie: string }

export type Answer = { status: number; body: string; headers: Record<string, unknown>; json(): never }

export type StudioApp = RealApp & {
  clock: { now: Date }
  signIn(roles?: Role[], name?: string): Promise<Session>
  get(url: string, who?: Session, headers?: Record<string, string>): Promise<Answer>
  post(url: string, form: Record<string, string | string[]>, who?: Session): Promise<Answer>
  json(method: 'PUT' | 'POST' | 'GET', url: string, body: unknown, who?: Session): Promise<Answer>
  file(url: string, bytes: Buffer, name: string, who?: Session): Promise<Answer>
}

/** The real application with a clock that can be set, and ways to ask it as somebody. */
export async function createStudioApp(): Promise<StudioApp> {
  const clock = { now: new Date('2026-05-10T08:00:00Z') }
  const real = await createRealApp({ now: () => clock.now })
  afterAll(() => real.close())
  const { app, context, database } = real
  const send = async (options: InjectOptions): Promise<Answer> => {
    const answer = await app.inject(options)
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      json: () => answer.json() as never,
    }
  }
  const base = (who?: Session) => ({
    'accept-language': 'en',
    'sec-fetch-site': 'same-origin',
    ...(who && { cookie: who.cookie }),
  })
  return {
    ...real,
    clock,
    async signIn(roles = [], name = 'Somebody') {
      const { personId, email } = await makePerson(database, roles, name)
      const visitor = { address: '127.0.0.1', userAgent: 'test' }
      const { setCookies } = await context.sessions.signIn({ email, password: PASSWORD }, visitor, new Date())
      return { personId, email, cookie: setCookies.map((value) => value.split(';')[0]).join('; ') }
    },
    get: (url, who, headers = {}) =>
      send({ method: 'GET', url, headers: { accept: 'text/html', ...base(who), ...headers } }),
    post: (url, form, who) =>
      send({
        method: 'POST',
        url,
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...base(who) },
        payload: new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        ).toString(),
      }),
    json: (method, url, body, who) =>
      send({
        method,
        url,
        headers: {
          accept: 'application/json',
          ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
          ...base(who),
        },
        ...(method === 'GET' ? {} : { payload: JSON.stringify(body) }),
      }),
    file(url, bytes, name, who) {
      const boundary = 'xxBOUNDARYxx'
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const headers = {
        accept: 'application/json',
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...base(who),
      }
      return send({ method: 'POST', url, headers, payload })
    },
  }
}

export type StudioRoom = {
  accountId: string
  channelId: string
  handle: string
  owner: Session
  editor: Session
  writer: Session
  /** Another writer, of whom nothing in the room is. */
  other: Session
}

/** An account with members of each role; `trusted` has published enough to need no review. */
export async function makeStudioRoom(app: StudioApp, { trusted = false } = {}): Promise<StudioRoom> {
  const opened = new Date('2026-01-01T00:00:00Z')
  const room = await makeRoom(app.database, opened)
  if (trusted) for (let at = 0; at < 3; at++) await publishOne(app.database, room.accountId, {}, opened)
  const member = async (role: MemberRole): Promise<Session> => {
    const session = await app.signIn([], `The ${role}`)
    await join(app.database, room.accountId, session.personId, role)
    return session
  }
  return {
    ...room,
    owner: await member('owner'),
    editor: await member('editor'),
    writer: await member('writer'),
    other: await member('writer'),
  }
}

/** The one who is signed in, as an actor. */
export function actorIn(app: StudioApp, { personId }: Session, roles: Role[] = []): Promise<Actor> {
  return actorOf(app.database, { id: personId, roles })
}

/** An article of the room's writer with a title and a text. */
export async function writeIn(
  app: StudioApp,
  room: StudioRoom,
  fields: Partial<DraftFields> = {},
  who = room.writer,
): Promise<string> {
  const actor = await actorIn(app, who)
  const { now } = app.clock
  const { accountId } = room
  return transact(app.database, async (tx) => {
    const { articleId } = await beginArticle(tx, { accountId, actor, language: 'en', now })
    const text = { title: 'A ferry at six', body: documentOf('The ferry leaves at six.'), ...fields }
    await saveDraft(tx, { articleId, baseVersion: 1, session: '', fields: text, actor, now })
    return articleId
  })
}

/** Hands an article of the room's writer in. */
export async function submitIn(app: StudioApp, room: StudioRoom, articleId: string, publishAt?: Date) {
  const actor = await actorIn(app, room.writer)
  return transact(app.database, (tx) =>
    submitArticle(tx, { articleId, kind: 'update', note: 'Note', publishAt, actor, now: app.clock.now }),
  )
}

/** The ID of an article's last submission. */
export function submissionOf(app: StudioApp, articleId: string): Promise<string | undefined> {
  return latestSubmission(app.database.db, articleId)
}
