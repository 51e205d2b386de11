import type { RuleSettings, Settings } from '../../../domain/settings/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import type { RuleField, RuleGroup } from './groups.ts'

/** What is in the fields, as text: stored values, or what was typed. Secrets are always empty. */
export type RuleTyped = Record<string, string>

/** The fields of a group as the settings are. */
export function typedRules(group: RuleGroup, settings: Settings): RuleTyped {
  const typed: RuleTyped = {}
  for (const field of group.fields) {
    const value = settings[field.key]
    if (field.kind === 'secret') typed[field.key] = ''
    else if (field.kind === 'lines') typed[field.key] = settings[field.key].join('\n')
    else if (field.kind === 'pair') {
      const [first, later] = settings[field.key]
      typed[`${field.key}-first`] = String(first)
      typed[`${field.key}-later`] = String(later)
    } else typed[field.key] = field.kind === 'flag' ? (value ? 'yes' : 'no') : String(value)
  }
  return typed
}

/** The fields of a group as they were typed. */
export function readRuleForm(group: RuleGroup, form: FormValues): RuleTyped {
  const names = group.fields.flatMap((field) =>
    field.kind === 'pair'
      ? [`${field.key}-first`, `${field.key}-later`]
      : field.kind === 'secret'
        ? [field.key, `${field.key}-remove`]
        : [field.key],
  )
  return Object.fromEntries(names.map((name) => [name, form.text(name).trim()]))
}

/** What was typed as a patch for `changeSettings`, which takes nothing on trust. An empty secret changes nothing. */
export function rulePatch(group: RuleGroup, typed: RuleTyped): Partial<RuleSettings> {
  const pairs = group.fields.flatMap((field) => {
    const value = patchValue(field, typed)
    return value === undefined ? [] : [[field.key, value]]
  })
  return Object.fromEntries(pairs)
}

function patchValue(field: RuleField, typed: RuleTyped): unknown {
  const text = typed[field.key] ?? ''
  switch (field.kind) {
    case 'number':
      return numberOf(text)
    case 'pair':
      return [numberOf(typed[`${field.key}-first`]), numberOf(typed[`${field.key}-later`])]
    case 'flag':
      return text === 'yes' ? true : text === 'no' ? false : text
    case 'lines':
      return text.split('\n')
    case 'secret':
      return typed[`${field.key}-remove`] ? '' : text || undefined
    default:
      return text
  }
}

/** Text that is no whole number stays text, which the check refuses. */
function numberOf(text = ''): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}
