import type { RelatedPlace } from '../../../domain/ranking/index.ts'
import { points } from './points.ts'
import type { Explaining, WhyAnswer } from './why-answer.ts'

/** A place in related reading in plain words. */
export function relatedAnswer(place: RelatedPlace, { voice, settings }: Explaining): WhyAnswer {
  const { t } = voice
  const { parts } = place
  const words = parts.words ?? []
  const topics = parts.topics ?? []
  const separator = t('people.listSeparator')
  const kin = [
    ...(topics.length > 0 ? [t('ranking.why.topics', { names: topics.join(separator) })] : []),
    ...(parts.sameAccount ? [t('ranking.why.sameAccount')] : []),
  ]
  return {
    where: t('ranking.why.inRelated', { position: place.position }),
    lines: [t(`ranking.why.related.${place.reason}`)],
    parts: [
      {
        name: t('ranking.part.content'),
        points: points(parts.content),
        most: String(settings.relatedContent),
        told: words.length > 0 ? t('ranking.why.words', { words: words.join(separator) }) : undefined,
      },
      { name: t('ranking.part.coread'), points: points(parts.coread), most: String(settings.relatedCoread) },
      {
        name: t('ranking.part.kin'),
        points: points(parts.kin),
        most: String(settings.relatedKin),
        told: kin.join(separator) || undefined,
      },
      {
        name: t('ranking.part.age'),
        points: `× ${parts.age < 0.995 ? parts.age.toFixed(2) : '1'}`,
        told: parts.evergreen
          ? t('ranking.why.evergreen')
          : t('ranking.why.days', { days: parts.days, half: settings.relatedHalfDays }),
      },
    ],
    total: points(place.score),
    madeAt: place.madeAt ?? undefined,
    more: 'related',
  }
}
