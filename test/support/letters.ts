import { answerForgotten, answerLetter } from '../../src/domain/people/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'

/** Runs the jobs of people that wait, as the job process would; each once. */
export async function answerWaiting(database: Database, now: Date): Promise<void> {
  const { rows } = await database.pool.query(
    `delete from pgboss.job where name in ('people.answer-letter', 'people.answer-forgotten') returning name, data`,
  )
  for (const { name, data } of rows) {
    await transact(database, (tx) =>
      name === 'people.answer-letter' ? answerLetter(tx, data.letterId, now) : answerForgotten(tx, data, now),
    )
  }
}

export type WrittenMail = { to: string; kind: string; href: string | null; params: unknown; language: string }

/** The mails that wait to be sent, oldest first; they are gone from there afterwards. */
export async function takeMail(database: Database): Promise<WrittenMail[]> {
  const { rows } = await database.pool.query(
    'with taken as (delete from mail returning *) select * from taken order by id',
  )
  return rows.map((row) => ({
    to: row.to_address,
    kind: row.kind,
    href: row.href,
    params: row.params,
    language: row.language,
  }))
}
