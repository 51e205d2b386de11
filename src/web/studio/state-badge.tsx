import type { Need } from '../../domain/articles/index.ts'
import type { ArticleStateName } from '../../domain/permissions/index.ts'
import type { Language } from '../ui/frame.ts'
import { translate } from '../ui/messages.ts'
import { Badge, type Tone } from '../ui/work/index.ts'

const TONES: Record<ArticleStateName, Tone> = {
  draft: 'quiet',
  submitted: 'quiet',
  changes: 'warning',
  refused: 'danger',
  scheduled: 'accent',
  published: 'good',
  resubmitted: 'quiet',
  retracted: 'danger',
}

/** An article's state in a word. */
export function StateBadge({ state, language }: { state: ArticleStateName; language: Language }) {
  return <Badge tone={TONES[state]}>{translate(language)(`studio.state.${state}`)}</Badge>
}

/** What waits for the author, in words; undefined for nothing. */
export function needWords(need: Need | null, language: Language): string | undefined {
  return need === null ? undefined : translate(language)(`studio.need.${need}`)
}
