import { type MessageKey, translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'

type Props = {
  frame: WorkFrame
  text: MessageKey
  /** Without it the operator has to hand letters over. */
  mailWorks: boolean
}

/** The same page whether there is somebody to write to or not. */
export function LetterSent({ frame, text, mailWorks }: Props) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.letterSent')}</h1>
      <p class="lead">{t(text)}</p>
      <p>{t(mailWorks ? 'people.letterHint' : 'people.letterByHand')}</p>
      <p>
        <a href="/sign-in">{t('common.signIn')}</a>
      </p>
    </WorkLayout>
  )
}

/** A link that was used, replaced, or is too old. */
export function LetterSpent({ frame, text }: { frame: WorkFrame; text: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.letterGone')}</h1>
      <p class="lead">{text}</p>
      <p>
        <a href="/sign-in">{t('common.signIn')}</a>
      </p>
    </WorkLayout>
  )
}
