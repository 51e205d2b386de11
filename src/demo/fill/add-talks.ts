import { sql } from 'kysely'
import { doDeed, writeComment } from '../../domain/comments/index.ts'
import type { Actor } from '../../domain/permissions/index.ts'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import type { WrittenTalk } from '../content/content.ts'
import { shuffled } from './crowd.ts'
import type { Published } from './publish-articles.ts'

/** A talk is over in so many hours, or is still going on. */
const LONGEST_MS = 30 * 3_600_000

type People = {
  /** IDs of those who can sign in, by address. */
  people: ReadonlyMap<string, string>
  crowd: readonly string[]
  /** The account that the demo's author owns, and who pins for the others. */
  hosts: { authorId: string; accountId: string }
}

type Said = { commentId: string; likes: number; articleId: string }

/** What readers say under the articles, as the portal's own rules take it: shown, held, answered by the author, pinned. */
export async function addTalks(
  tx: Tx,
  talks: readonly WrittenTalk[],
  published: readonly Published[],
  who: People,
  random: () => number,
  now: Date,
): Promise<void> {
  const said: Said[] = []
  const speakers = shuffled(who.crowd, random).values()
  for (const { article, comments } of talks) {
    const { articleId, publishedAt } = mustBe(
      published.find(({ file }) => file === article),
      article,
    )
    const span = Math.min(now.getTime() - publishedAt.getTime(), LONGEST_MS)
    const known = new Map<string, string>()
    for (const [i, { id, answers, by, text, likes = 0, pin }] of comments.entries()) {
      const personId = by ? mustBe(who.people.get(by), by) : mustBe(speakers.next().value, 'a follower')
      const at = new Date(publishedAt.getTime() + (span * (i + 1)) / (comments.length + 1))
      const parentId = answers && mustBe(known.get(answers), answers)
      const about = { actor: actorOf(personId, who), now: at }
      const { commentId } = await writeComment(tx, { articleId, parentId, body: text }, about)
      if (id) known.set(id, commentId)
      if (pin)
        await doDeed(tx, { commentId, deed: 'pin' }, { actor: await hostOf(tx, articleId, who), now: at })
      said.push({ commentId, likes, articleId })
    }
  }
  await addLikes(tx, said, who.crowd, random, now)
}

function actorOf(personId: string, { hosts }: People): Actor {
  const members = personId === hosts.authorId ? [{ accountId: hosts.accountId, role: 'owner' as const }] : []
  return { personId, roles: ['reader'], members }
}

/** The article's account as it would act itself. */
async function hostOf(tx: Tx, articleId: string, { hosts }: People): Promise<Actor> {
  const { account_id: accountId } = await tx.db
    .selectFrom('article')
    .select('account_id')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  return { personId: hosts.authorId, roles: ['reader'], members: [{ accountId, role: 'owner' }] }
}

async function addLikes(
  tx: Tx,
  said: readonly Said[],
  crowd: readonly string[],
  random: () => number,
  now: Date,
): Promise<void> {
  const rows = said.flatMap(({ commentId, articleId, likes }) =>
    shuffled(crowd, random)
      .slice(0, likes)
      .map((personId) => ({
        person_id: personId,
        article_id: articleId,
        comment_id: commentId,
        liked_at: now,
      })),
  )
  await insertRows(tx, 'comment_like', rows)
  await sql`
    update comment c set likes = counted.n
      from (select comment_id, count(*)::int as n from comment_like group by 1) as counted
     where c.id = counted.comment_id`.execute(tx.db)
}

function mustBe<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`comments.yaml names ${name}, which is not there`)
  return found
}
