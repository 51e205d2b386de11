import type { Relation } from './actor.ts'

/** States of an article, derived from its rows. */
export const ARTICLE_STATES = [
  'draft',
  'submitted',
  'changes',
  'refused',
  'scheduled',
  'published',
  'resubmitted',
  'retracted',
] as const
export type ArticleStateName = (typeof ARTICLE_STATES)[number]

/** States of an application, derived from its steps. */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'changes',
  'approved',
  'refused',
  'appealed',
  'withdrawn',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** States of a comment, derived from its marks. */
const SHOWN_OR_HELD = ['visible', 'held'] as const

/** A rule: one of these relations, in one of these states ('any' where the subject has none or all will do). */
export type Rule = { who: readonly Relation[]; states: readonly string[] | 'any' }

const WRITERS: readonly Relation[] = ['member:owner', 'member:editor', 'writer-own']
const STEERERS: readonly Relation[] = ['member:owner', 'member:editor']
const EDITORS: readonly Relation[] = ['portal:editor', 'portal:operator']
const OPERATORS: readonly Relation[] = ['portal:operator']

/** Who answers for what stands under an account's articles. */
const HOSTS: readonly Relation[] = ['member:owner', 'member:editor', 'member:writer']
const KEEPERS: readonly Relation[] = ['portal:editor', 'portal:moderator', 'portal:operator']

const BEFORE_PUBLICATION = ['draft', 'changes', 'refused'] as const

/** A draft is its applicant's alone. */
const HANDED_IN = APPLICATION_STATES.filter((state) => state !== 'draft')

/** Who may do what to which state. The only place where this is written; `may` reads it, tests walk it. */
export const MATRIX = {
  'article.create': { who: ['member:owner', 'member:editor', 'member:writer'], states: 'any' },
  'article.read': { who: [...WRITERS, ...EDITORS], states: 'any' },
  'article.write': { who: WRITERS, states: ['draft', 'changes', 'refused', 'scheduled', 'published'] },
  'article.submit': { who: WRITERS, states: [...BEFORE_PUBLICATION, 'published'] },
  'article.withdraw': { who: WRITERS, states: ['submitted', 'resubmitted', 'scheduled'] },
  'article.revise': { who: WRITERS, states: ['published'] },
  'article.retract': { who: [...STEERERS, ...EDITORS], states: ['published', 'resubmitted'] },
  'article.restore': { who: [...STEERERS, ...EDITORS], states: ['retracted'] },
  'article.discard': { who: WRITERS, states: BEFORE_PUBLICATION },
  'article.answer_edit': { who: WRITERS, states: ['submitted', 'changes', 'resubmitted'] },
  'article.review': { who: EDITORS, states: 'any' },
  'article.assign': { who: EDITORS, states: ['submitted', 'resubmitted'] },
  'article.note': { who: EDITORS, states: ['submitted', 'resubmitted'] },
  'article.propose_edit': { who: EDITORS, states: ['submitted', 'resubmitted'] },
  'article.decide': { who: EDITORS, states: ['submitted', 'resubmitted'] },
  'article.unschedule': { who: EDITORS, states: ['scheduled'] },
  'article.move_channel': { who: EDITORS, states: ['published', 'resubmitted'] },
  'account.see': { who: ['member:owner', 'member:editor', 'member:writer'], states: 'any' },
  'account.change': { who: STEERERS, states: 'any' },
  'account.members': { who: ['member:owner'], states: 'any' },
  'series.change': { who: STEERERS, states: 'any' },
  'media.upload': { who: ['member:owner', 'member:editor', 'member:writer'], states: 'any' },
  'application.begin': { who: ['own'], states: 'any' },
  'application.read': { who: ['own'], states: 'any' },
  'application.write': { who: ['own'], states: ['draft', 'changes'] },
  'application.discard': { who: ['own'], states: ['draft'] },
  'application.withdraw': { who: ['own'], states: ['submitted', 'changes', 'appealed'] },
  'application.appeal': { who: ['own'], states: ['refused'] },
  'application.read_proof': { who: ['own'], states: 'any' },
  'application.review': { who: EDITORS, states: HANDED_IN },
  'application.review_proof': { who: EDITORS, states: HANDED_IN },
  'application.note': { who: EDITORS, states: HANDED_IN },
  'application.assign': { who: EDITORS, states: ['submitted', 'appealed'] },
  'application.decide': { who: EDITORS, states: ['submitted'] },
  'application.decide_appeal': { who: EDITORS, states: ['appealed'] },
  'application.undo': { who: EDITORS, states: ['approved', 'refused', 'changes'] },
  'placement.change': { who: EDITORS, states: 'any' },
  'placement.approve': { who: EDITORS, states: 'any' },
  'comment.hide': { who: HOSTS, states: SHOWN_OR_HELD },
  'comment.show': { who: HOSTS, states: ['hidden'] },
  'comment.hold': { who: [...HOSTS, ...KEEPERS], states: ['visible'] },
  'comment.approve': { who: [...HOSTS, ...KEEPERS], states: ['held'] },
  // The same for what the desk or a rule of the portal holds: the account it stands under does not overrule them.
  'comment.lift': { who: KEEPERS, states: ['held'] },
  'comment.pin': { who: STEERERS, states: ['visible'] },
  'comment.unpin': { who: STEERERS, states: ['visible'] },
  'comment.remove': { who: KEEPERS, states: ['visible', 'held', 'hidden'] },
  'comment.restore': { who: KEEPERS, states: ['removed'] },
  'comment.review': { who: KEEPERS, states: 'any' },
  'portal.run': { who: OPERATORS, states: 'any' },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof MATRIX

/**
 * What an action forbids whoever would be allowed otherwise: editors do not review their own application (nor read what
 * is noted about it), nor articles that are theirs or their account's; nobody decides the appeal against their own
 * refusal, and who placed something is not the second editor who agrees to it. `own` and `member` do not bind operators:
 * who runs a portal alone must be able to open it, and the audit tells.
 */
export const FORBIDS: Partial<Record<Action, readonly ('own' | 'member' | 'decided-before')[]>> = {
  'application.review': ['own'],
  'application.review_proof': ['own'],
  'application.note': ['own'],
  'application.assign': ['own'],
  'application.decide': ['own'],
  'application.decide_appeal': ['own', 'decided-before'],
  'application.undo': ['own'],
  'placement.approve': ['own'],
  'article.assign': ['own', 'member'],
  'article.decide': ['own', 'member'],
}
