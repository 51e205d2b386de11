import { nameProblem } from '../../kernel/text/index.ts'
import type { ApplicationFields } from './application.ts'
import { isSubjectKind, SUBJECT_FIELDS } from './kinds.ts'

/** Characters at most. Names are read by everyone; the plan and earlier work by editors. */
export const FIELD_MAX = {
  handle: 40,
  name: 30,
  signature: 100,
  field: 40,
  plan: 3000,
  earlier: 3000,
} as const

/** Least characters of the plan: less says nothing to whoever decides. */
export const PLAN_MIN = 20

/** Why fields are refused: a message key a field; those of the subject are `subject.{name}`. */
export type ApplicationErrors = Record<string, string>

/**
 * What was typed in the form in which it is kept: lines without breaks, `@` before the handle left out, fields that
 * the kind does not ask for left out.
 */
export function tidyFields(given: ApplicationFields): ApplicationFields {
  const kind = isSubjectKind(given.kind) ? given.kind : null
  const asked = kind ? SUBJECT_FIELDS[kind] : []
  const subject = asked.map(({ name }) => [name, line(given.subject[name] ?? '')] as const)
  return {
    kind,
    subject: Object.fromEntries(subject.filter(([, value]) => value !== '')),
    handle: line(given.handle).replace(/^@/, '').toLowerCase(),
    name: line(given.name),
    signature: line(given.signature),
    field: line(given.field),
    plan: text(given.plan),
    earlier: text(given.earlier),
  }
}

/** What cannot even be kept as a draft: too long, or not what it seems. `fields` are tidied. */
export function draftErrors(fields: ApplicationFields): ApplicationErrors {
  const errors: ApplicationErrors = {}
  for (const [name, max] of Object.entries(FIELD_MAX)) {
    if ([...fields[name as keyof typeof FIELD_MAX]].length > max) errors[name] = 'apply.error.too_long'
  }
  for (const { name, max } of fields.kind ? SUBJECT_FIELDS[fields.kind] : []) {
    if ([...(fields.subject[name] ?? '')].length > max) errors[`subject.${name}`] = 'apply.error.too_long'
  }
  for (const [name, value] of lines(fields)) {
    const problem = nameProblem(value)
    if (problem) errors[name] = `apply.error.${problem}`
  }
  return errors
}

/** What is missing before it can be handed in, proofs, agreements and the handle's own rules apart. */
export function missingErrors(fields: ApplicationFields): ApplicationErrors {
  const errors: ApplicationErrors = {}
  if (!fields.kind) errors.kind = 'apply.error.kind'
  for (const { name, required } of fields.kind ? SUBJECT_FIELDS[fields.kind] : []) {
    if (required && !fields.subject[name]) errors[`subject.${name}`] = 'apply.error.missing'
  }
  for (const name of ['handle', 'name', 'signature', 'field'] as const) {
    if (!fields[name]) errors[name] = 'apply.error.missing'
  }
  if ([...fields.plan].length < PLAN_MIN) errors.plan = 'apply.error.plan'
  return errors
}

function lines(fields: ApplicationFields): [string, string][] {
  const { name, signature, field, subject } = fields
  const own = Object.entries({ name, signature, field })
  return [
    ...own,
    ...Object.entries(subject).map(([key, value]) => [`subject.${key}`, value] as [string, string]),
  ]
}

function line(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim()
}
