import type { Role } from '../people/index.ts'

export const MEMBER_ROLES = ['owner', 'editor', 'writer'] as const
/** What a member may do for an account: the owner everything, editors everything written, writers their own. */
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** Who acts: a person, the portal's roles and the accounts' memberships that they hold now. */
export type Actor = {
  personId: string
  roles: readonly Role[]
  members: readonly { accountId: string; role: MemberRole }[]
}

/** What an action is about, as far as its rule must know. */
export type Subject = {
  /** One of the states of the action's kind of subject. */
  state?: string
  accountId?: string
  /** Who wrote the article, or sent the application: a writer's own, an applicant's own. */
  ownerId?: string | null
  /** Who decided before, and may not decide the appeal. */
  decidedBy?: string | null
}

/** A relation of a person to a subject, as the matrix names it. */
export type Relation = `portal:${Role}` | `member:${MemberRole}` | 'writer-own' | 'own'
