import { translateCode } from '../../ui/messages.ts'
import type { ConsoleView } from '../respond-console.tsx'

/** An act in words: the message `audit.{action}`; an act that nobody has named yet is shown as it is written. */
export function actionInWords({ language }: Pick<ConsoleView, 'language'>, action: string): string {
  return translateCode(language, `audit.${action}`) ?? action
}
