import { createPerson, type Role } from '../../domain/people/index.ts'
import type { Tx } from '../../platform/database/index.ts'

/** The password of everyone one can sign in as. Known to all who read this: a demo portal is not for the public. */
export const DEMO_PASSWORD = 'masthead-demo'

type SignIn = { email: string; name: string; roles: Role[] }

/** Who can sign in to the demo portal, the operator first: their grant ends the portal's set-up. */
export const SIGN_INS: readonly SignIn[] = [
  { email: 'operator@demo.test', name: '站长', roles: ['operator'] },
  { email: 'editor@demo.test', name: '值班编辑', roles: ['editor'] },
  { email: 'moderator@demo.test', name: '审核员', roles: ['moderator'] },
  { email: 'author@demo.test', name: '老汪', roles: ['reader'] },
  { email: 'reader@demo.test', name: '读者小程', roles: ['reader'] },
]

/** Creates the people of {@link SIGN_INS}; gives their IDs by e-mail address. */
export async function createSignIns(tx: Tx, now: Date): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const person of SIGN_INS) {
    ids.set(
      person.email,
      await createPerson(tx, { ...person, password: DEMO_PASSWORD }, { actor: null, now }),
    )
  }
  return ids
}
