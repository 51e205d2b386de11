import type { RuleSettings } from '../../../domain/settings/index.ts'
import type { MessageKey } from '../../ui/messages.ts'

type KeyOf<T> = { [K in keyof RuleSettings]: RuleSettings[K] extends T ? K : never }[keyof RuleSettings]

/**
 * A setting as a form asks for it. Its words are the messages `console.set.{key}` and `console.set.{key}.hint`; those
 * of a choice `console.set.{key}.{value}`.
 */
export type RuleField =
  | { kind: 'number'; key: KeyOf<number> }
  | { kind: 'flag'; key: KeyOf<boolean> }
  | { kind: 'text'; key: KeyOf<string>; type?: 'email' | 'url' }
  | { kind: 'secret'; key: 'oidcClientSecret' }
  | { kind: 'choice'; key: 'signUp' | 'commentsOpenTo'; values: readonly string[] }
  | { kind: 'lines'; key: 'fields' }
  /** Two numbers: after the first refusal, and after later ones. */
  | { kind: 'pair'; key: 'applicationWaitDays' }

export type RuleGroup = {
  /** Last part of the address. */
  name: string
  title: MessageKey
  lead: MessageKey
  fields: RuleField[]
}

/** The settings about rules, as the console groups them; those of the portal itself have a form of their own. */
export const RULE_GROUPS: RuleGroup[] = [
  {
    name: 'sign-in',
    title: 'console.setSignIn',
    lead: 'console.setSignInLead',
    fields: [
      { kind: 'choice', key: 'signUp', values: ['open', 'invitation', 'closed'] },
      { kind: 'text', key: 'oidcName' },
      { kind: 'text', key: 'oidcIssuer', type: 'url' },
      { kind: 'text', key: 'oidcClientId' },
      { kind: 'secret', key: 'oidcClientSecret' },
    ],
  },
  {
    name: 'applications',
    title: 'console.setApplications',
    lead: 'console.setApplicationsLead',
    fields: [
      { kind: 'lines', key: 'fields' },
      { kind: 'pair', key: 'applicationWaitDays' },
      { kind: 'number', key: 'applicationUndoMinutes' },
      { kind: 'flag', key: 'applicationSecondOpinion' },
      { kind: 'number', key: 'proofRetentionDays' },
      { kind: 'number', key: 'applicationsPerNetwork' },
    ],
  },
  {
    name: 'articles',
    title: 'console.setArticles',
    lead: 'console.setArticlesLead',
    fields: [
      { kind: 'flag', key: 'reviewAll' },
      { kind: 'number', key: 'reviewFirst' },
      { kind: 'number', key: 'firstDayArticles' },
      { kind: 'number', key: 'secondsBetweenArticles' },
      { kind: 'number', key: 'linksPerHost' },
      { kind: 'number', key: 'restoreDays' },
    ],
  },
  {
    name: 'hot',
    title: 'console.setHot',
    lead: 'console.setHotLead',
    fields: [
      { kind: 'number', key: 'hotPrior' },
      { kind: 'number', key: 'hotVoteHours' },
      { kind: 'number', key: 'hotAgeHours' },
      { kind: 'number', key: 'hotPlaceReads' },
      { kind: 'number', key: 'hotAnonymous' },
      { kind: 'number', key: 'hotNewcomer' },
      { kind: 'number', key: 'hotFullDays' },
      { kind: 'number', key: 'hotLike' },
      { kind: 'number', key: 'hotBookmark' },
      { kind: 'number', key: 'hotComment' },
      { kind: 'number', key: 'hotNetworkShare' },
      { kind: 'number', key: 'hotSignUpShare' },
      { kind: 'number', key: 'hotReferrerShare' },
      { kind: 'number', key: 'hotExplore' },
      { kind: 'number', key: 'hotExploreSeen' },
      { kind: 'number', key: 'readingEventDays' },
      { kind: 'number', key: 'readingHourDays' },
    ],
  },
  {
    name: 'recommending',
    title: 'console.setRecommending',
    lead: 'console.setRecommendingLead',
    fields: [
      { kind: 'number', key: 'relatedContent' },
      { kind: 'number', key: 'relatedCoread' },
      { kind: 'number', key: 'relatedKin' },
      { kind: 'number', key: 'relatedHalfDays' },
      { kind: 'number', key: 'forYouFollow' },
      { kind: 'number', key: 'forYouTopic' },
      { kind: 'number', key: 'forYouRelated' },
      { kind: 'number', key: 'forYouHot' },
      { kind: 'number', key: 'forYouFresh' },
      { kind: 'number', key: 'forYouExplore' },
      { kind: 'number', key: 'forYouPerAccount' },
      { kind: 'number', key: 'forYouPerTopic' },
      { kind: 'number', key: 'forYouLogDays' },
    ],
  },
  {
    name: 'comments',
    title: 'console.setComments',
    lead: 'console.setCommentsLead',
    fields: [
      { kind: 'choice', key: 'commentsOpenTo', values: ['everyone', 'settled', 'nobody'] },
      { kind: 'flag', key: 'commentsReviewAll' },
      { kind: 'number', key: 'commentsReviewFirst' },
      { kind: 'number', key: 'firstDayComments' },
      { kind: 'number', key: 'secondsBetweenComments' },
      { kind: 'number', key: 'commentLinks' },
    ],
  },
  {
    name: 'mail',
    title: 'console.setMail',
    lead: 'console.setMailLead',
    fields: [{ kind: 'text', key: 'mailFrom', type: 'email' }],
  },
]
