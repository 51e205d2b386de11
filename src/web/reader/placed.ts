import type { LivePlacements, Placement, Stand } from '../../domain/placements/index.ts'
import { isCjk } from '../../kernel/text/index.ts'
import type { View } from '../http/view.ts'
import { type FilledBy, filledPlace } from './ranked-place.ts'
import { whyHref } from './ranking/why-href.ts'
import { toTeaser } from './teaser.ts'
import type { Teaser } from './view-models.ts'

/** The moment that a page is drawn for: now, or the last that the page cache was told of, should this clock be behind. */
export function momentOf(now: Date, { notBefore }: LivePlacements): Date {
  return now.getTime() < notBefore ? new Date(notBefore) : now
}

/** The placements of a page that a view shows: the care edition carries no advertising. */
export function placementsFor({ edition }: View, { rows }: LivePlacements): Placement[] {
  return edition === 'care' ? rows.filter(({ sponsored }) => !sponsored) : rows
}

/** What stands in a place, as a list shows it. `position` counts from the top of the page. `by`: what fills free places. */
export function standTeaser(stand: Stand, position: number, by: FilledBy = 'newest'): Teaser {
  const { placement, article } = stand
  if (!placement) return { ...toTeaser(stand.article), ranked: filledPlace(by, position, stand.article.id) }
  const { id, sponsored } = placement
  const why = whyHref({ list: 'slot', article: article?.id, placement: id })
  const reason = sponsored ? 'sponsored' : 'slot'
  return { ...placedTeaser(placement), ranked: { list: 'slot', position, reason, whyHref: why } }
}

/** What an editor placed, in the words they gave it. */
export function placedTeaser(placement: Placement): Teaser {
  const { target } = placement
  const article = target.kind === 'article' ? target.article : undefined
  const shown = article ? toTeaser(article) : insteadOf(placement)
  return {
    ...shown,
    ...(placement.headline && { title: placement.headline, language: languageOf(placement.headline, shown) }),
    ...(placement.summary && { summary: placement.summary }),
    ...(placement.picture && { cover: placement.picture }),
    ...(placement.sponsored && { sponsor: placement.sponsor }),
  }
}

/** A series or an address elsewhere in the shape of an article. */
function insteadOf({ target, from }: Placement): Teaser {
  const base = {
    id: '',
    summary: '',
    publishedAt: from,
    minutes: 0,
    label: 'original' as const,
    flags: [],
  }
  if (target.kind === 'series' && target.series) {
    const { id, title, description, language, account, articles, cover } = target.series
    return {
      ...base,
      ...{ title, language, cover, summary: description, href: `/series/${id}` },
      account: { handle: '', name: account.name, href: '' },
      instead: { kind: 'series', articles },
    }
  }
  const url = target.kind === 'outside' ? target.url : ''
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
  return {
    ...base,
    title: host,
    language: 'en',
    href: url,
    account: { handle: '', name: host, href: '' },
    instead: { kind: 'outside', host },
  }
}

/** An editor writes in the target's language, or in Chinese or English of their own. */
function languageOf(text: string, { language }: Teaser): string {
  const isHan = [...text].some(isCjk)
  if (isHan === /^(zh|ja|ko)/.test(language)) return language
  return isHan ? 'zh-CN' : 'en'
}
