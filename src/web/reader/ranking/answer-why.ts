import type { ListedArticle } from '../../../domain/listing/index.ts'
import { explainHot, explainRelated, explainSlots, lastShown } from '../../../domain/ranking/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { View } from '../../http/view.ts'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { NeutralList } from './neutral-list.ts'
import type { WhyAnswer } from './why-answer.ts'
import { forYouAnswer } from './why-for-you.ts'
import { hotAnswer } from './why-hot.ts'
import type { WhyList } from './why-href.ts'
import { relatedAnswer } from './why-related.ts'
import { slotAnswer } from './why-slot.ts'

type Circumstances = {
  context: WebContext
  view: View
  neutral: NeutralList
  /** Whose own list is asked about; undefined for everyone's. */
  personId: string | undefined
}

type Place = { list: WhyList; article: ListedArticle; of: ListedArticle | undefined; scope?: string }

/** The answer to “why is this here”, from what is stored; at most two queries. */
export async function answerWhy(
  { context, view, neutral, personId }: Circumstances,
  { list, article, of, scope }: Place,
): Promise<WhyAnswer> {
  const { database } = context
  const { settings } = await context.portal.get()
  const voice = createVoice(view.language, settings.timeZone)
  const { t } = voice
  switch (list) {
    case 'related': {
      const place = of && (await explainRelated(database, { of: of.id, article: article.id }))
      return place
        ? relatedAnswer(place, { voice, settings })
        : notStored(voice, 'related', 'ranking.why.filled')
    }
    case 'hot': {
      const place = await explainHot(database, { article: article.id, scope: scope ?? '' })
      return place ? hotAnswer(place, { voice, settings }) : notStored(voice, 'hot', 'ranking.why.gone')
    }
    case 'for-you': {
      const shown = personId ? await lastShown(database, personId, article.id) : undefined
      const item = personId ? shown?.item : (await neutral.get()).items.find((one) => one.id === article.id)
      if (!item) return notStored(voice, 'for-you', 'ranking.why.gone')
      return { ...forYouAnswer(item, { voice, settings }), madeAt: shown?.at }
    }
    case 'slot': {
      const [place] = await explainSlots(database, article.id, context.now())
      if (!place) return notStored(voice, 'front', 'ranking.why.gone')
      return slotAnswer(place, voice)
    }
    case 'newest':
      return {
        where: t('ranking.why.inNewest'),
        lines: [t('ranking.why.newest', { time: voice.dateTime(article.publishedAt) })],
        more: 'front',
      }
  }
}

function notStored(
  { t }: Voice,
  more: WhyAnswer['more'],
  line: 'ranking.why.filled' | 'ranking.why.gone',
): WhyAnswer {
  return { where: t('ranking.why.notNow'), lines: [t(line)], more }
}
