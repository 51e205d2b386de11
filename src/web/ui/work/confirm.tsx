import type { ComponentChildren } from 'preact'
import { Button } from '../button.tsx'
import { Form } from '../form.tsx'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'
import { PageHead } from './page-head.tsx'

type Props = {
  language: Language
  /** The question: "Retract this article?" */
  title: string
  lead?: ComponentChildren
  /** What will happen, a line each. */
  effects?: ComponentChildren[]
  /** What can be undone, by whom, until when; or that nothing can. */
  undo?: ComponentChildren
  action: string
  hidden?: Record<string, string>
  /** The button says what happens. */
  button: string
  kind?: 'main' | 'danger'
  cancelHref: string
  errors?: { name?: string; text: string }[]
  /** Fields: a reason, a password. */
  children?: ComponentChildren
}

/** A step that takes something away asks on a page of its own. */
export function Confirm(props: Props) {
  const { language, title, lead, effects = [], undo, action, hidden, button, kind = 'danger' } = props
  const t = translate(language)
  return (
    <div class="confirm">
      <PageHead title={title} lead={lead} />
      {effects.length > 0 && (
        <>
          <h2>{t('work.effects')}</h2>
          <ul class="bullets">
            {effects.map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
        </>
      )}
      {undo && (
        <>
          <h2>{t('work.undo')}</h2>
          <p>{undo}</p>
        </>
      )}
      <Form action={action} hidden={hidden} errors={props.errors} errorTitle={t('common.problem')}>
        {props.children}
        <div class="form-actions">
          <Button kind={kind}>{button}</Button>
          <Button kind="plain" href={props.cancelHref}>
            {t('work.cancel')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
