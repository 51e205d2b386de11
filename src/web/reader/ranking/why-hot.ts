import type { HotPlace } from '../../../domain/ranking/index.ts'
import { points } from './points.ts'
import type { Explaining, WhyAnswer, WhyPart } from './why-answer.ts'

/** A place in a hot list in plain words. What was stored before the rule had parts has none. */
export function hotAnswer(place: HotPlace, { voice, settings }: Explaining): WhyAnswer {
  const { t } = voice
  const common = { where: t('ranking.why.inHot', { position: place.position }), madeAt: place.madeAt }
  if (place.explored) {
    const lines = [t('ranking.reason.explore'), t('ranking.why.hotExplored', { share: settings.hotExplore })]
    return { ...common, lines, more: 'newcomers' }
  }
  const parts = partsOf(place, { voice, settings })
  return {
    ...common,
    lines: [t('ranking.why.hot'), t('ranking.why.hotReads', { count: voice.count(place.reads) })],
    ...(parts && { parts, total: place.score.toFixed(2) }),
    more: 'hot',
  }
}

function partsOf({ components }: HotPlace, { voice: { t }, settings }: Explaining): WhyPart[] | undefined {
  const { votes, expected, strength, rate, ageHours, fresh } = components
  if (![votes, expected, strength, rate, ageHours, fresh].every((value) => typeof value === 'number'))
    return undefined
  const known = { votes, expected, strength, rate, ageHours, fresh } as Record<string, number>
  return [
    { name: t('ranking.part.votes'), points: points(known.votes as number), told: t('ranking.why.votes') },
    {
      name: t('ranking.part.expected'),
      points: points(known.expected as number),
      told: t('ranking.why.expected'),
    },
    {
      name: t('ranking.part.rate'),
      points: (known.rate as number).toFixed(2),
      told: t('ranking.why.rate', { votes: points(known.strength as number) }),
    },
    {
      name: t('ranking.part.hotAge'),
      points: `× ${(known.fresh as number).toFixed(2)}`,
      told: t('ranking.why.hours', {
        hours: Math.floor(known.ageHours as number),
        half: settings.hotAgeHours,
      }),
    },
  ]
}
