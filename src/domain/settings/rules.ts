import { type CommentSettings, DEFAULT_COMMENTING } from './commenting.ts'
import { DEFAULT_FRONT, type FrontSettings } from './front-blocks.ts'
import { DEFAULT_HOT, type HotSettings } from './hot.ts'
import { DEFAULT_RECOMMENDING, type RecommendingSettings } from './recommending.ts'

/** Who may sign up: anyone, whoever was invited, nobody. */
export const SIGN_UP_MODES = ['open', 'invitation', 'closed'] as const
export type SignUpMode = (typeof SIGN_UP_MODES)[number]

/** What the operator decided about people, applications and new accounts. */
export type RuleSettings = CommentSettings &
  FrontSettings &
  HotSettings &
  RecommendingSettings & {
    signUp: SignUpMode
    /** OpenID Connect provider of the operator; used when issuer and client are both told. */
    oidcName: string
    oidcIssuer: string
    oidcClientId: string
    /** Never shown again once saved. */
    oidcClientSecret: string
    /** The address that mails come from; '' for one made from the portal's own host. */
    mailFrom: string
    /** Days to wait after a first and after a later refusal. */
    applicationWaitDays: [number, number]
    /** Minutes in which an editor's decision on an application can be undone. */
    applicationUndoMinutes: number
    /** Whether an application is approved by two editors. */
    applicationSecondOpinion: boolean
    /** Days after the decision until proof files are deleted. */
    proofRetentionDays: number
    /** Fields of writing that applicants choose from: a line each, in the language it is written in. */
    fields: string[]
    /** How many first articles of an account are reviewed before they are published; 0 for none. */
    reviewFirst: number
    /** Whether every article is reviewed before it is published. */
    reviewAll: boolean
    /** Articles a new account may submit or publish in its first 24 hours. */
    firstDayArticles: number
    /** Seconds between two submissions or publications of an account. */
    secondsBetweenArticles: number
    /** Links to one host in an article of an account that is still reviewed. */
    linksPerHost: number
    /** Accounts that may be applied for from one network in a day. */
    applicationsPerNetwork: number
    /** Days in which a retraction can be undone. */
    restoreDays: number
  }

export const DEFAULT_RULES: Readonly<RuleSettings> = {
  ...DEFAULT_COMMENTING,
  ...DEFAULT_FRONT,
  ...DEFAULT_HOT,
  ...DEFAULT_RECOMMENDING,
  signUp: 'open',
  oidcName: '',
  oidcIssuer: '',
  oidcClientId: '',
  oidcClientSecret: '',
  mailFrom: '',
  applicationWaitDays: [15, 30],
  applicationUndoMinutes: 60,
  applicationSecondOpinion: false,
  proofRetentionDays: 180,
  fields: [],
  reviewFirst: 3,
  reviewAll: false,
  firstDayArticles: 3,
  secondsBetweenArticles: 30,
  linksPerHost: 3,
  applicationsPerNetwork: 3,
  restoreDays: 30,
}
