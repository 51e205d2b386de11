import { type Hint, REASON_MAX, type Step } from '../../../domain/applications/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { Language } from '../../ui/frame.ts'
import { type Translate, translate, translateCode } from '../../ui/messages.ts'

/** A hint in one line. */
export function hintWords(t: Translate, hint: Hint): string {
  if (hint.kind === 'similar_handle' || hint.kind === 'same_name') {
    const handles = hint.handles.map((handle) => `@${handle}`).join(t('people.listSeparator'))
    return t(`desk.app.hint.${hint.kind}`, { handles })
  }
  return t(`desk.app.hint.${hint.kind}`, { count: hint.count })
}

/** What somebody did, in one line. */
export function stepWords(t: Translate, { kind, actor, actorName, toName, details }: Step): string {
  const name = actorName ?? t('desk.app.someone')
  if (kind === 'assigned' && details.to !== actor)
    return t('desk.app.step.assignedTo', { name, to: toName ?? t('desk.app.someone') })
  return t(`desk.app.step.${kind}`, { name })
}

/** Words for why an editor's step was not done, or undefined when it is no such error. */
export function troubleWords(language: Language, error: unknown, handle: string): string | undefined {
  if (!(error instanceof CodedError)) return undefined
  const t = translate(language)
  if (error.code === 'people.forbidden') return t('desk.forbidden')
  if (error.code === 'people.wrong_state') {
    const state = translateCode(language, `apply.state.${error.details.state}`) ?? ''
    return t('desk.wrongState', { state })
  }
  const key =
    error.code === 'account.in_use' ? `desk.account.in_use.${error.details.because}` : `desk.${error.code}`
  return translateCode(language, key, { handle, limit: REASON_MAX })
}
