import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { SIGN_INS } from './sign-ins.ts'

/** What stands in a portal: nothing yet, the demo, or what other people wrote. */
export async function stateOf(db: Db | Tx['db']): Promise<'empty' | 'demo' | 'in_use'> {
  const { rows } = await sql<{ content: boolean; demo: boolean }>`
    select exists (select from account) or exists (select from article) as content,
           exists (select from person where email = ${SIGN_INS[0]?.email}) as demo`.execute(db)
  if (rows[0]?.demo) return 'demo'
  return rows[0]?.content ? 'in_use' : 'empty'
}

/** The refusal to fill a portal that has something in it. */
export function notEmpty(state: 'demo' | 'in_use'): CodedError {
  return new CodedError('demo.not_empty', {
    message:
      state === 'demo'
        ? 'this portal holds the demo already (--articles N adds generated articles to it)'
        : 'this portal has accounts or articles; the demo fills an empty one only',
  })
}
