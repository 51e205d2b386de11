import type { Placement } from '../../../domain/placements/index.ts'
import type { Voice } from '../../ui/voice.ts'
import type { WhyAnswer } from './why-answer.ts'

type Placed = Pick<Placement, 'from' | 'until' | 'sponsored'> & { sponsor?: string }

/** A place that an editor gave, in plain words: from when until when, and whether and by whom it is paid for. */
export function slotAnswer({ from, until, sponsored, sponsor }: Placed, voice: Voice): WhyAnswer {
  const { t, dateTime } = voice
  const times = until
    ? t('ranking.why.slotUntil', { from: dateTime(from), until: dateTime(until) })
    : t('ranking.why.slotFrom', { from: dateTime(from) })
  const paid = sponsored ? [t('ranking.why.slotPaid')] : []
  const payer = sponsored && sponsor ? [t('slots.reader.sponsoredBy', { name: sponsor })] : []
  return { where: t('ranking.why.inSlot'), lines: [times, ...paid, ...payer], more: 'front' }
}
