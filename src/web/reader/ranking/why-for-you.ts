import type { ForYouItem, ForYouParts } from '../../../domain/ranking/index.ts'
import type { Settings } from '../../../domain/settings/index.ts'
import { points } from './points.ts'
import type { Explaining, WhyAnswer } from './why-answer.ts'
import { reasonInWords } from './words.ts'

const WEIGHTS = {
  follow: 'forYouFollow',
  topic: 'forYouTopic',
  related: 'forYouRelated',
  hot: 'forYouHot',
  fresh: 'forYouFresh',
} as const satisfies Record<keyof ForYouParts, keyof Settings>

/** A place in a list “For you” in plain words. */
export function forYouAnswer(item: ForYouItem, { voice, settings }: Explaining): WhyAnswer {
  const { t } = voice
  const parts = (Object.keys(WEIGHTS) as (keyof ForYouParts)[]).map((key) => ({
    name: t(`ranking.part.${key}`),
    points: points(item.parts[key]),
    most: String(settings[WEIGHTS[key]]),
  }))
  const lines = [
    reasonInWords(item.reason, t),
    ...(item.explored ? [t('ranking.why.explored', { share: settings.forYouExplore })] : []),
  ]
  return {
    where: t('ranking.why.inForYou', { position: item.position }),
    lines,
    parts,
    total: points(item.score),
    more: 'for-you',
  }
}
