import { statSync } from 'node:fs'
import { parseAddress } from '../../old-address.ts'
import type { Source, SourceItem } from '../../source.ts'
import { isPictureAddress } from '../wordpress/attachment.ts'
import { plannedChannels } from './categories.ts'
import { readPost } from './post.ts'
import { readWxr } from './read-wxr.ts'
import { lookupAddress } from './site.ts'
import { type Survey, surveyWxr } from './survey.ts'

type Options = {
  /** IANA name: local times without an offset are of this zone. */
  timeZone: string
  name?: string
  onRead?: (done: number, total: number) => void
}

/**
 * A WordPress export (WXR 1.0 to 1.2, also reduced ones) as a source. The file is read twice: once for what posts refer
 * to, once for the posts; neither needs memory that grows with the file.
 */
export async function openWxr(path: string, options: Options): Promise<Source> {
  const size = statSync(path).size
  let done = 0
  const survey = await surveyWxr(path, (bytes) => {
    done = bytes
    options.onRead?.(bytes, size * 2)
  })
  const { site } = survey
  return {
    format: 'wordpress',
    name: options.name ?? `wordpress:${siteName(survey, path)}`,
    site: { title: site.title, address: site.address, language: site.language },
    items: () =>
      readItems(path, survey, options.timeZone, (bytes) => {
        done = size + bytes
      }),
    findPicture(article, address) {
      const url = parseAddress(address, article.base ?? undefined)
      if (!url) return { kind: 'none', reason: 'no_address' }
      return /^https?:$/.test(url.protocol)
        ? { kind: 'remote', url: url.href }
        : { kind: 'none', reason: url.protocol }
    },
    findArticle(article, address) {
      if (address.startsWith('#')) return null
      const absolute = parseAddress(address, article.base ?? site.address ?? undefined)
      const path = absolute ? lookupAddress(absolute.href, site) : null
      return (path && survey.posts.get(path)) || null
    },
    progress: () => ({ done, total: size * 2 }),
    close: () => survey.close(),
  }
}

async function* readItems(
  path: string,
  survey: Survey,
  timeZone: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<SourceItem> {
  yield* survey.authors.values()
  yield* plannedChannels(survey.plan)
  for await (const event of readWxr(path, { onBytes })) {
    if (event.kind === 'item') {
      const item = readPost(event.item, survey, timeZone)
      if (item) yield item
    } else if (event.kind === 'cut') {
      yield { type: 'cut', position: event.position, reason: `the file ends inside ${event.within}` }
    }
  }
  for (const { value } of survey.files.unused()) {
    const reason = isPictureAddress(value.url) ? 'not_shown_by_an_article' : 'file_type_not_imported'
    yield {
      type: 'left-out',
      kind: 'attachment',
      key: value.id,
      title: value.url,
      position: value.position,
      reason,
    }
  }
}

function siteName({ site }: Survey, path: string): string {
  const url = site.address ? parseAddress(site.address) : null
  return url ? `${url.host}${url.pathname.replace(/\/+$/, '')}` : path
}
