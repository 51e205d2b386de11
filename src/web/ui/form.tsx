import type { ComponentChildren } from 'preact'
import { Notice } from './notice.tsx'

type FormProps = {
  /** Where it is sent; POST. */
  action: string
  children: ComponentChildren
  /** Title of the summary shown when there are mistakes, e.g. "There is a problem". */
  errorTitle?: string
  /** Mistakes in words, in the order of the fields; `name` links to its field, without it the mistake is about the whole. */
  errors?: { name?: string; text: string }[]
  multipart?: boolean
  /** Values that are sent but not shown. */
  hidden?: Record<string, string>
  /** Asks before a page is left on which something was typed and not sent (with script). */
  unsaved?: boolean
}

/** A form that works without script; with it, a second click sends nothing twice. Mistakes are listed on top, each a link to its field, and stand beside the field too. */
export function Form(props: FormProps) {
  const { action, children, errorTitle = '', errors = [], multipart, hidden = {}, unsaved } = props
  return (
    <form
      class="form"
      method="post"
      action={action}
      enctype={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-once
      data-unsaved={unsaved || undefined}
    >
      {errors.length > 0 && (
        <Notice kind="danger" title={errorTitle} alert>
          <ul class="error-list">
            {errors.map(({ name, text }) => (
              <li>{name ? <a href={`#${name}`}>{text}</a> : text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
