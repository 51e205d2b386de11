import type { AgreementVersion } from '../../../domain/agreements/index.ts'
import type { Application, ApplicationFields } from '../../../domain/applications/index.ts'

/** A form as it is to be drawn: what is typed in it, and what is wrong with it. */
export type ShownForm = {
  application: Application
  fields: ApplicationFields
  /** The version that the next save is made on. */
  version: number
  agreements: AgreementVersion[]
  /** Versions that are ticked. */
  agreed: string[]
  answer: string
  /** In words, by field. */
  errors: Record<string, string>
  /** In words, about the whole. */
  problems: string[]
  /** It was changed in another window, then. */
  stale?: Date
  /** Until then it cannot be sent. */
  until: Date | null
}
