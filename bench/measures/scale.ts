import { madePortal } from '../scale/make-portal.ts'
import type { Figure, Measure } from '../support/result.ts'
import { measureActs } from './scale/acts.ts'
import { measureBacklog } from './scale/backlog.ts'
import { measurePages } from './scale/pages.ts'
import { measurePublishing } from './scale/publishing.ts'
import { measureSearch } from './scale/searches.ts'
import { measureSitemaps } from './scale/sitemaps.ts'

const SMALL = 1_000
const LARGE = 1_000_000

/** Both portals of the measure: the data folders of a small and of a large one. */
export type Pair = { small: string; large: string; articles: number }

type Part = (pair: Pair, say: (line: string) => void) => Promise<Figure[]>

/** Parts of the measure by name; `SCALE_PARTS=pages,search` takes some of them. */
const PARTS: Record<string, Part> = {
  pages: measurePages,
  search: measureSearch,
  publishing: measurePublishing,
  acts: measureActs,
  sitemaps: measureSitemaps,
  backlog: measureBacklog,
}

/**
 * A portal with a million articles beside one with a thousand. Both are made once and kept in the temporary folder;
 * `SCALE_ARTICLES` sets another number than a million.
 */
export const scale: Measure = {
  summary: 'a portal with a million articles against one with a thousand',
  onlyNamed: true,
  async run(say) {
    const articles = Number(process.env.SCALE_ARTICLES ?? LARGE)
    const wanted = process.env.SCALE_PARTS?.split(',') ?? Object.keys(PARTS)
    const pair = {
      articles,
      small: await madePortal({ articles: SMALL, say }),
      large: await madePortal({ articles, say }),
    }
    say(`  on ${pair.large}`)
    const figures: Figure[] = []
    for (const [name, part] of Object.entries(PARTS))
      if (wanted.includes(name)) figures.push(...(await part(pair, say)))
    return { figures }
  },
}
