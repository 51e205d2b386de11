import { type ListedArticle, listedByIds } from '../../../domain/listing/index.ts'
import { type ForYouItem, neutralList } from '../../../domain/ranking/index.ts'
import { TaggedValues } from '../../../platform/page-cache/index.ts'
import type { WebContext } from '../../http/context.ts'
import { listedTags } from '../../http/listed-tags.ts'
import { PORTAL_TAGS } from '../../http/portal.ts'

/** A list and its articles; one that went meanwhile is missing among them. */
export type ShownList = { items: ForYouItem[]; articles: ListedArticle[] }

/** The list that uses nothing about anybody: read once in a process until something in it changes, or the hour does. */
export class NeutralList {
  private readonly lists: TaggedValues<ShownList>

  constructor(context: Pick<WebContext, 'database' | 'portal' | 'now'>) {
    const { database, portal, now } = context
    const load = async () => {
      const { settings } = await portal.get()
      const items = await neutralList(database, { settings, now: now() })
      const articles = await listedByIds(
        database,
        items.map((item) => item.id),
      )
      return {
        value: { items, articles },
        tags: ['hot', 'newest', 'hour', ...PORTAL_TAGS, ...listedTags(articles)],
      }
    }
    this.lists = new TaggedValues(load, { trusted: () => database.purges.connected, max: 1 })
    database.onPurge((tags) => this.lists.purge(tags))
  }

  async get(): Promise<ShownList> {
    return (await this.lists.get('')).value
  }
}
