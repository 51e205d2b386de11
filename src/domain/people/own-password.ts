import { type Cookies, settle } from './answer.ts'
import type { Auth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { PASSWORD_MAX } from './check-person.ts'
import { admit } from './limits.ts'
import { headersOf, type Visitor } from './visitor.ts'

/** What a signed-in person does with their own password. */
export type OwnPassword = {
  /** Whether this is their password. Throws `people.too_many_tries` after ten tries in ten minutes. */
  isOwnPassword(given: { personId: string; password: string }, visitor: Visitor, now: Date): Promise<boolean>
  /**
   * Replaces it, ends all their sessions and begins a new one. The new password was checked (`passwordError`). Throws
   * `people.wrong_password`, `people.too_many_tries`.
   */
  changePassword(
    given: { personId: string; current: string; next: string },
    visitor: Visitor,
    now: Date,
  ): Promise<Cookies>
}

/** The verbs of one's own password. */
export function ownPassword(load: () => Promise<Auth>, { database }: AuthOptions): OwnPassword {
  return {
    async isOwnPassword({ personId, password }, visitor, now) {
      await admit(database.db, 'password of', personId, now)
      if (!password || password.length > PASSWORD_MAX) return false
      const auth = await load()
      const answer = await auth.api.verifyPassword({
        body: { password },
        headers: headersOf(visitor),
        asResponse: true,
      })
      return answer.status === 200
    },

    async changePassword({ personId, current, next }, visitor, now) {
      await admit(database.db, 'password of', personId, now)
      const auth = await load()
      const answer = await auth.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: headersOf(visitor),
        asResponse: true,
      })
      return settle(answer, 'people.wrong_password')
    },
  }
}
