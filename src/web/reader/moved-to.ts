import { findArticle, findOldAddress } from '../../domain/articles/index.ts'
import type { WebContext } from '../http/context.ts'
import { articlePath } from './teaser.ts'

/** Where an address (path with query) that an article once had leads to now, or undefined. */
export async function movedTo(context: WebContext, url: string): Promise<string | undefined> {
  const [path = ''] = url.split('?')
  const id = (await findOldAddress(context.database, url)) ?? (await findOldAddress(context.database, path))
  if (!id) return undefined
  const found = await findArticle(context.database, id)
  if (found.state === 'published') return articlePath(found.article)
  return found.state === 'retracted' ? `/a/${id}` : undefined
}
