import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { takeMail } from '../../support/letters.ts'
import { type Answer, createWorkApp, type Surface, type WorkApp } from '../../support/work-app.ts'

export const PASSWORD = 'a long enough password'

/** Somebody who is signed in; `number` is in no other address or handle of the same test file. */
export type SignedIn = { id: string; email: string; cookie: string; number: number }

export type MeRoom = WorkApp & {
  /** Somebody new, two hours later, with no letter waiting: before each test. */
  begin(): Promise<SignedIn>
  newcomer(roles?: ('editor' | 'operator')[]): Promise<SignedIn>
  signIn(email: string): Promise<Answer>
  isIn(cookie: string): Promise<boolean>
}

/** A portal that sends mail, with what belongs to a person, and `surfaces` beside it. */
export async function openMeRoom(...surfaces: Surface[]): Promise<MeRoom> {
  const work = await createWorkApp([peopleSurface, ...surfaces])
  const { get, post, database, clock } = work
  Object.assign(work.context.config, { smtpUrl: 'smtp://127.0.0.1:1' })
  let number = 0

  const signIn = (email: string) => post('/sign-in', { email, password: PASSWORD })
  const newcomer: MeRoom['newcomer'] = async (roles = []) => {
    number += 1
    const own = number
    const person = { name: `Li ${own}`, email: `p${own}@example.org`, password: PASSWORD, roles }
    const id = await transact(database, (tx) => createPerson(tx, person, { actor: null, now: clock.now }))
    return { id, email: person.email, cookie: (await signIn(person.email)).cookie, number: own }
  }
  return {
    ...work,
    newcomer,
    signIn,
    isIn: async (cookie) => JSON.parse((await get('/me.json', { cookie })).body).person !== null,
    begin: async () => {
      clock.now = new Date(clock.now.getTime() + 2 * 3600_000)
      const me = await newcomer()
      await takeMail(database)
      return me
    },
  }
}
