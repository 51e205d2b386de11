import type { Actor } from '../../domain/permissions/index.ts'
import { FRONT, place } from '../../domain/placements/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { WrittenPlacement } from '../content/content.ts'
import type { Known, Published } from './publish-articles.ts'

const HOUR_MS = 3_600_000

/** What the editor has placed by hand: now, and for a moment that is still to come. */
export async function addPlacements(
  tx: Tx,
  placements: readonly WrittenPlacement[],
  published: readonly Published[],
  { channels, media }: Known,
  editorId: string,
  now: Date,
): Promise<void> {
  const actor: Actor = { personId: editorId, roles: ['editor'], members: [] }
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
  for (const one of placements.toSorted((a, b) => a.from - b.from)) {
    const [slot, position] = one.spot
    const article = published.find(({ file }) => file === one.article)
    await place(
      tx,
      one.page === undefined ? FRONT : (channels.get(one.page) ?? one.page),
      {
        spot: { slot, position, channelId: null },
        target: article
          ? { kind: 'article', id: article.articleId }
          : { kind: 'outside', url: one.url ?? '' },
        headline: one.headline ?? '',
        summary: one.summary ?? '',
        mediaId: (one.picture && media.get(`picture:${one.picture}`)) || null,
        from: at(one.from),
        until: at(one.until),
        sponsored: one.sponsored ?? false,
        sponsor: one.sponsor ?? '',
      },
      { actor, now: at(Math.min(one.from, 0)), reason: one.reason },
    )
  }
}
