import type { HotPlace } from '../../../domain/ranking/index.ts'
import type { Explaining, WhyAnswer } from './answer-why.ts'

/** A place in the hot list in plain words. */
export function hotAnswer(place: HotPlace, { voice }: Explaining): WhyAnswer {
  const { t } = voice
  return {
    where: t('ranking.why.inHot', { position: place.position }),
    lines: [
      place.explored ? t('ranking.reason.explore') : t('ranking.why.hot'),
      t('ranking.why.hotReads', { count: voice.count(place.reads) }),
    ],
    madeAt: place.madeAt,
    more: 'hot',
  }
}
