import { addFolder } from '../../../src/domain/bookmarks/index.ts'
import { writeComment } from '../../../src/domain/comments/index.ts'
import { beginSeries, fileUnderSeries } from '../../../src/domain/series/index.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import type { Route } from '../../support/real-app.ts'

/** Answers that are no page: files, feeds, doors of programs, ways that only lead on, and what opens only from a letter. */
const NO_PAGE =
  /\/live$|\.(css|svg|png|jpg|js|json|xml|txt|csv|webmanifest)$|\*|^\/(healthz|readyz|metrics|assets|media|icons|suggest|me\.json|set-up|sign-in\/provider|confirm|reset|unsubscribe)(\/|$)/
/** Surfaces where people work; their own tests look at them. */
const WORKING = /^\/(console|studio|desk|safety|applications)(\/|$)/

/** What the addresses of reader pages hold in the place of their parameters. */
export type Known = Record<
  'article' | 'slug' | 'handle' | 'channel' | 'topic' | 'series' | 'comment' | 'folder',
  string
>

/**
 * An article of the portal, its account, channel and topic, and what is made for it: a series, comments that answer one
 * another, and a folder of the person with this address. The same one at any time of the day.
 */
export async function knownOf(database: Database, email: string, now: Date): Promise<Known> {
  const { accountId, ...found } = await database.db
    .selectFrom('listing')
    .innerJoin('account', 'account.id', 'listing.account_id')
    .innerJoin('channel', 'channel.id', 'listing.channel_id')
    .innerJoin('listing_topic', 'listing_topic.article_id', 'listing.article_id')
    .innerJoin('topic', 'topic.id', 'listing_topic.topic_id')
    .select(['listing.article_id as article', 'listing.slug as slug', 'account.handle as handle'])
    .select(['channel.slug as channel', 'topic.slug as topic', 'listing.account_id as accountId'])
    .where('listing.language', '=', 'zh-CN')
    .orderBy('listing.title')
    .orderBy('topic.slug')
    .limit(1)
    .executeTakeFirstOrThrow()
  const series = await transact(database, async (tx) => {
    const actor = { personId: 'test', roles: [], members: [{ accountId, role: 'owner' as const }] }
    const words = { title: '江边三日', description: '从早到晚，沿江走三天。', coverMediaId: null }
    const { seriesId } = await beginSeries(tx, { accountId, words, actor, now })
    await fileUnderSeries(tx, { articleId: found.article, seriesId, actor: null, now })
    return seriesId
  })
  const { id: personId } = await database.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const comment = await talk(database, found.article, personId, now)
  const { folderId } = await transact(database, (tx) => addFolder(tx, { personId, name: '江', now }))
  return { ...found, series, comment, folder: folderId }
}

/** Floors that answer one another; gives the last one. */
async function talk(database: Database, articleId: string, personId: string, now: Date): Promise<string> {
  const actor = { personId, roles: ['editor' as const], members: [] }
  let parentId: string | undefined
  for (const body of ['早上开船。', '天天开船。', '三江都开。', '江上走走。']) {
    const written = await transact(database, (tx) =>
      writeComment(tx, { articleId, parentId, body }, { actor, now }),
    )
    parentId = written.commentId
  }
  return parentId as string
}

/**
 * An address for each page that readers may open, found by walking the routes, so that a new page is looked at without
 * being named here. `closed` are those with a parameter that nothing is known for: tell it in `Known`.
 */
export function readerAddresses(
  routes: readonly Route[],
  known: Known,
): { addresses: string[]; closed: string[] } {
  const found = routes
    .filter(({ method, url }) => method === 'GET' && !NO_PAGE.test(url) && !WORKING.test(url))
    .map(({ url }) => opened(url, known))
  const isClosed = (address: string) => /:\w/.test(address)
  return {
    addresses: [...new Set([...found.filter((one) => !isClosed(one)), ...ASKED, '/nothing/here'])],
    closed: found.filter(isClosed),
  }
}

/** Pages that say more when they are asked something. */
const ASKED = [`/search?q=${encodeURIComponent('渡轮')}`]

function opened(url: string, known: Known): string {
  return url
    .replace(/^\/a\/:\w+/, `/a/${known.article}`)
    .replace(/^\/c\/:\w+/, `/c/${encodeURIComponent(known.channel)}`)
    .replace(/^\/t\/:\w+/, `/t/${encodeURIComponent(known.topic)}`)
    .replace(/^\/series\/:\w+/, `/series/${known.series}`)
    .replace('/folders/:id', `/folders/${known.folder}`)
    .replace(':comment', known.comment)
    .replace(':slug', encodeURIComponent(known.slug))
    .replace(/@:\w+/, `@${known.handle}`)
}
