import { CodedError } from '../../kernel/errors.ts'
import type { Actor, Relation, Subject } from './actor.ts'
import { type Action, FORBIDS, MATRIX, type Rule } from './matrix.ts'

/** Whether an actor may do something to a subject, by the matrix and nothing else. */
export function may(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const rule: Rule = MATRIX[action]
  if (rule.states !== 'any' && !rule.states.includes(subject.state ?? '')) return false
  return isAmong(actor, rule, subject) && !isForbidden(actor, action, subject)
}

/**
 * Throws what the one who asks may know: `missing` (a `*.not_found` code) to whoever has nothing to do with the
 * subject, `people.forbidden` to whom it concerns but is not allowed, `people.wrong_state` (with `details.state`)
 * where only the state stands in the way.
 */
export function mustBeAllowed(actor: Actor, action: Action, subject: Subject, missing: string): void {
  if (may(actor, action, subject)) return
  const rule: Rule = MATRIX[action]
  if (isAmong(actor, rule, subject) && !isForbidden(actor, action, subject))
    throw new CodedError('people.wrong_state', { state: subject.state })
  throw new CodedError(isConcerned(actor, subject) ? 'people.forbidden' : missing)
}

function isAmong(actor: Actor, rule: Rule, subject: Subject): boolean {
  const held = relationsOf(actor, subject)
  return rule.who.some((relation) => held.has(relation))
}

function isForbidden(actor: Actor, action: Action, subject: Subject): boolean {
  const isOperator = actor.roles.includes('operator')
  const bars = {
    own: !isOperator && subject.ownerId === actor.personId,
    member: !isOperator && actor.members.some(({ accountId }) => accountId === subject.accountId),
    'decided-before': subject.decidedBy === actor.personId,
  }
  return (FORBIDS[action] ?? []).some((bar) => bars[bar])
}

function isConcerned(actor: Actor, subject: Subject): boolean {
  return relationsOf(actor, subject).size > 0
}

/** Everything that a person is to a subject. */
export function relationsOf(actor: Actor, subject: Subject): Set<Relation> {
  const relations = new Set<Relation>()
  for (const role of actor.roles) if (role !== 'reader') relations.add(`portal:${role}`)
  const own = Boolean(subject.ownerId) && subject.ownerId === actor.personId
  if (own) relations.add('own')
  const member = actor.members.find(({ accountId }) => accountId === subject.accountId)
  if (member) {
    relations.add(`member:${member.role}`)
    if (own) relations.add('writer-own')
  }
  return relations
}
