import { createPerson } from '../../src/domain/people/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { transact } from '../../src/platform/database/index.ts'
import type { RealApp } from './real-app.ts'

const PASSWORD = 'a long enough password'

export type ReaderSession = { id: string; email: string; password: string; cookie: string }

/** A reader who has an account and is signed in; `cookie` is what their browser brings. */
export async function signInReader({ app, context, database }: RealApp): Promise<ReaderSession> {
  const email = `${newId()}@reader.test`
  const id = await transact(database, (tx) =>
    createPerson(
      tx,
      { name: '读者甲', email, password: PASSWORD, roles: [] },
      { actor: null, now: context.now() },
    ),
  )
  const answer = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams({ email, password: PASSWORD }).toString(),
  })
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((value) => String(value).split(';')[0])
  return { id, email, password: PASSWORD, cookie: cookies.join('; ') }
}
