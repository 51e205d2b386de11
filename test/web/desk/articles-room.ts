import { afterAll, beforeEach } from 'vitest'
import { findSubject } from '../../../src/domain/articles/index.ts'
import { findSubmission } from '../../../src/domain/reviewing/index.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'
import { handIn, makeNewsroom, type Newsroom } from '../../support/waiting-articles.ts'

type HandedIn = Awaited<ReturnType<typeof handIn>>

export type ArticlesRoom = {
  site: DeskApp
  /** An editor. */
  lin: Visitor
  /** An operator. */
  zhou: Visitor
  /** Another one for every test. */
  readonly news: Newsroom
  minutesAgo(minutes: number): Date
  /** Hands an article in, each a minute after the one before. */
  waiting(given?: Partial<Parameters<typeof handIn>[2]>): Promise<HandedIn>
  /** The revision that an editor who opens the page now reads. */
  seen(submissionId: string): Promise<string>
  stateOf(articleId: string): Promise<string | undefined>
  /** What a person was notified of, the oldest first. */
  told(personId: string): Promise<string[]>
}

/** The address of a page about a submission. */
export function at(id: string, rest = ''): string {
  return `/desk/articles/${id}${rest}`
}

/** A desk where nothing waits when a test begins. Call it at the top of the file, which closes it. */
export async function openArticlesRoom(): Promise<ArticlesRoom> {
  const site = await createDeskApp()
  afterAll(() => site.close())
  const lin = await site.visitor('林', 'editor')
  const zhou = await site.visitor('周', 'operator')
  let news: Newsroom
  beforeEach(async () => {
    await site.database.pool.query('update submission set withdrawn_at = now() where decided_at is null')
    news = await makeNewsroom(site.database, site.clock.now)
  })
  const minutesAgo = (minutes: number) => new Date(site.clock.now.getTime() - minutes * 60_000)
  let handedIn = 0
  return {
    site,
    lin,
    zhou,
    get news() {
      return news
    },
    minutesAgo,
    waiting: (given = {}) => handIn(site.database, news, { now: minutesAgo(900 - handedIn++), ...given }),
    seen: async (id) => (await findSubmission(site.database, id))?.revisionId as string,
    stateOf: async (articleId) => (await findSubject(site.database.db, articleId))?.state,
    async told(personId) {
      const sql = 'select kind from notification where person_id = $1 order by id'
      return (await site.database.pool.query(sql, [personId])).rows.map(({ kind }) => kind)
    },
  }
}
