import { SEARCH_WEIGHTS } from '../../../domain/search/index.ts'
import type { Settings } from '../../../domain/settings/index.ts'
import type { MessageKey, Translate } from '../../ui/messages.ts'

/** A figure in force: what it is and its value with its unit. */
export type Figure = { name: string; value: string }

/** A list and how it is made. */
export type RankingSection = {
  id: string
  title: string
  texts: string[]
  figures?: Figure[]
  after?: string[]
}

/** What `/ranking` says, list by list, with the settings as they are. */
export function sectionsOf(settings: Settings, t: Translate): RankingSection[] {
  const texts = (...keys: MessageKey[]) => keys.map((key) => t(key))
  return [
    {
      id: 'front',
      title: t('ranking.front.title'),
      texts: texts('ranking.front.text1', 'ranking.front.text2'),
    },
    {
      id: 'hot',
      title: t('reader.hot.title'),
      texts: texts('ranking.about.hot1', 'ranking.about.hot2'),
      figures: hotFigures(settings, t),
    },
    {
      id: 'related',
      title: t('reader.article.related'),
      texts: texts('ranking.about.related1', 'ranking.about.related2'),
      figures: [
        figure(t('ranking.part.content'), t('ranking.pointsOf', { points: settings.relatedContent })),
        figure(t('ranking.part.coread'), t('ranking.pointsOf', { points: settings.relatedCoread })),
        figure(t('ranking.part.kin'), t('ranking.pointsOf', { points: settings.relatedKin })),
        figure(t('ranking.about.relatedHalf'), t('ranking.days', { days: settings.relatedHalfDays })),
      ],
      after: texts('ranking.about.related3'),
    },
    {
      id: 'for-you',
      title: t('ranking.forYou.title'),
      texts: texts('ranking.about.forYou1', 'ranking.about.forYou2'),
      figures: [
        figure(t('ranking.part.follow'), t('ranking.pointsOf', { points: settings.forYouFollow })),
        figure(t('ranking.part.topic'), t('ranking.pointsOf', { points: settings.forYouTopic })),
        figure(t('ranking.part.related'), t('ranking.pointsOf', { points: settings.forYouRelated })),
        figure(t('ranking.part.hot'), t('ranking.pointsOf', { points: settings.forYouHot })),
        figure(t('ranking.part.fresh'), t('ranking.pointsOf', { points: settings.forYouFresh })),
        figure(t('ranking.about.perAccount'), t('ranking.articles', { count: settings.forYouPerAccount })),
        figure(t('ranking.about.perTopic'), t('ranking.articles', { count: settings.forYouPerTopic })),
      ],
      after: texts('ranking.about.forYou3'),
    },
    {
      id: 'search',
      title: t('search.title'),
      texts: texts('ranking.about.search1', 'ranking.about.search2'),
      figures: searchFigures(t),
      after: [t('ranking.about.search3', { count: SEARCH_WEIGHTS.newest })],
    },
    {
      id: 'newcomers',
      title: t('ranking.about.newcomers'),
      texts: [
        t('ranking.about.newcomers1', { hot: settings.hotExplore, forYou: settings.forYouExplore }),
        t('ranking.about.newcomers2'),
      ],
    },
    {
      id: 'brigades',
      title: t('ranking.about.brigades'),
      texts: texts('ranking.about.brigades1'),
      figures: [
        figure(
          t('ranking.about.brigadesNetwork'),
          t('ranking.ofThousand', { votes: settings.hotNetworkShare }),
        ),
        figure(
          t('ranking.about.brigadesSignUp'),
          t('ranking.ofThousand', { votes: settings.hotSignUpShare }),
        ),
        figure(
          t('ranking.about.brigadesReferrer'),
          t('ranking.ofThousand', { votes: settings.hotReferrerShare }),
        ),
      ],
      after: texts('ranking.about.brigades2'),
    },
    {
      id: 'log',
      title: t('ranking.about.log'),
      texts: [
        t('ranking.about.log1', { days: settings.readingEventDays, hourDays: settings.readingHourDays }),
        t('ranking.about.log2', { days: settings.forYouLogDays }),
        t('ranking.about.log3'),
      ],
    },
  ]
}

function hotFigures(settings: Settings, t: Translate): Figure[] {
  const percent = (value: number) => t('ranking.percent', { percent: value })
  const hours = (value: number) => t('ranking.hours', { hours: value })
  return [
    figure(t('ranking.about.hotPlaceReads'), t('ranking.readersOf', { readers: settings.hotPlaceReads })),
    figure(t('ranking.about.hotPrior'), t('ranking.votesOf', { votes: settings.hotPrior })),
    figure(t('ranking.about.hotVote'), hours(settings.hotVoteHours)),
    figure(t('ranking.about.hotAge'), hours(settings.hotAgeHours)),
    figure(t('ranking.about.hotLike'), percent(settings.hotLike)),
    figure(t('ranking.about.hotBookmark'), percent(settings.hotBookmark)),
    figure(t('ranking.about.hotComment'), percent(settings.hotComment)),
    figure(t('ranking.about.hotAnonymous'), percent(settings.hotAnonymous)),
    figure(t('ranking.about.hotNewcomer', { days: settings.hotFullDays }), percent(settings.hotNewcomer)),
  ]
}

/** No operator sets these: they are those that search itself uses. */
function searchFigures(t: Translate): Figure[] {
  const percent = (value: number) => t('ranking.percent', { percent: Math.round(value * 100) })
  return [
    figure(t('ranking.about.searchTitle'), percent(SEARCH_WEIGHTS.title)),
    figure(t('ranking.about.searchPhrase'), percent(SEARCH_WEIGHTS.phrase)),
    figure(t('ranking.about.searchNew'), percent(SEARCH_WEIGHTS.fresh)),
    figure(t('ranking.about.searchHalf'), t('ranking.days', { days: SEARCH_WEIGHTS.freshHalfDays })),
  ]
}

function figure(name: string, value: string): Figure {
  return { name, value }
}
