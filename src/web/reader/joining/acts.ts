import { bookmarkArticle, bookmarkOf, dropBookmark } from '../../../domain/bookmarks/index.ts'
import {
  type FollowKind,
  findFollowable,
  follow,
  stateOf,
  unfollow,
} from '../../../domain/following/index.ts'
import { likeArticle, takeBackLike } from '../../../domain/liking/index.ts'
import { listedByIds } from '../../../domain/listing/index.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { articlePath } from '../teaser.ts'

/** What a reader joins in with: its name, its page, its language if it is one text. */
export type Subject = { id: string; name: string; at: string; language?: string }

/** One thing that a reader can do and take back: an address, how it is done, and whether it is. */
export type Act = {
  name: 'like' | 'bookmark' | 'follow'
  /** Of the route; its one parameter is what names the subject. */
  path: string
  find(context: WebContext, word: string): Promise<Subject | undefined>
  isOn(context: WebContext, personId: string, id: string): Promise<boolean>
  /** Idempotent; gives the number that pages show, if they show one. */
  set(tx: Tx, given: { personId: string; id: string; on: boolean; now: Date }): Promise<number | undefined>
}

const like: Act = {
  name: 'like',
  path: '/a/:word/like',
  find: findArticle,
  isOn: async ({ database }, personId, article) =>
    (await stateOf(database, personId, { article })).article?.liked ?? false,
  set: (tx, { personId, id, on, now }) =>
    on ? likeArticle(tx, { personId, articleId: id, now }) : takeBackLike(tx, { personId, articleId: id }),
}

const bookmark: Act = {
  name: 'bookmark',
  path: '/a/:word/bookmark',
  find: findArticle,
  isOn: async ({ database }, personId, articleId) =>
    (await bookmarkOf(database, { personId, articleId })) !== undefined,
  async set(tx, { personId, id, on, now }) {
    await (on
      ? bookmarkArticle(tx, { personId, articleId: id, now })
      : dropBookmark(tx, { personId, articleId: id }))
    return undefined
  },
}

/** All of them. */
export const ACTS: readonly Act[] = [
  like,
  bookmark,
  following('account', '/@:word/follow'),
  following('topic', '/t/:word/follow'),
  following('series', '/series/:word/follow'),
]

function following(kind: FollowKind, path: string): Act {
  return {
    name: 'follow',
    path,
    find: ({ database }, word) => findFollowable(database.db, kind, word),
    isOn: async ({ database }, personId, id) =>
      (await stateOf(database, personId, { [kind]: id }))[kind]?.following ?? false,
    set: (tx, { personId, id, on, now }) =>
      on ? follow(tx, { personId, kind, id, now }) : unfollow(tx, { personId, kind, id }),
  }
}

// One that cannot be read any more has no name, and can still be taken back.
async function findArticle({ database }: WebContext, id: string): Promise<Subject | undefined> {
  if (!isId(id)) return undefined
  const [article] = await listedByIds(database, [id])
  return article
    ? { id, name: article.title, at: articlePath(article), language: article.language }
    : undefined
}
