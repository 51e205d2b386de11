import type { Placement } from '../../domain/placements/index.ts'
import { listedTags } from './listed-tags.ts'

/** Page-cache tags of placements: a page changes with what was placed, also with what readers cannot see at present. */
export function placementTags(placements: Iterable<Placement>): string[] {
  return [...placements].flatMap(({ target }) => {
    if (target.kind === 'outside') return []
    if (target.kind === 'article')
      return target.article ? listedTags([target.article]) : [`article:${target.id}`]
    return [`series:${target.id}`, ...(target.series ? [`account:${target.series.account.id}`] : [])]
  })
}
