import type { ComponentChildren, InputHTMLAttributes } from 'preact'

export type FieldFrame = {
  /** Name of the value; also its id, so that an error summary can link to it. */
  name: string
  label: string
  /** A line under the label: what to write, before a mistake is made. */
  hint?: string
  /** Already in words. */
  error?: string
}

type InputProps = FieldFrame & {
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'url'
    | 'tel'
    | 'search'
    | 'number'
    | 'color'
    | 'date'
    | 'datetime-local'
  value?: string
  autocomplete?: InputHTMLAttributes<HTMLInputElement>['autocomplete']
  required?: boolean
  /** Digits and short codes want a short box. */
  width?: 'full' | 'half' | 'short'
  inputMode?: 'text' | 'numeric' | 'email' | 'url' | 'tel'
  maxLength?: number
  minLength?: number
  spellcheck?: boolean
  /** ID of a `datalist` with suggestions. */
  list?: string
  lang?: string
}

/** A labelled box for one line. */
export function Field(props: InputProps) {
  const { name, label, hint, error, type = 'text', width = 'full', ...rest } = props
  // Preact's types split inputs by `type`; here it is one of several, all of them boxes for a line.
  const shape = { type, ...rest } as InputHTMLAttributes<HTMLInputElement>
  return (
    <Labelled {...{ name, label, hint, error }}>
      <input
        class={`input input-${width}`}
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
        {...shape}
      />
    </Labelled>
  )
}

/** A labelled box for several lines. */
export function TextArea(
  props: FieldFrame & { value?: string; rows?: number; maxLength?: number; required?: boolean },
) {
  const { name, label, hint, error, value, rows = 4, ...rest } = props
  return (
    <Labelled {...{ name, label, hint, error }}>
      <textarea
        class="input"
        id={name}
        name={name}
        rows={rows}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
        {...rest}
      >
        {value}
      </textarea>
    </Labelled>
  )
}

export type Choice = { value: string; label: string; hint?: string; lang?: string }

/** One (`radio`) or several (`checkbox`) of a few, all in sight. */
export function Choices(
  props: FieldFrame & { kind?: 'radio' | 'checkbox'; values: string[]; choices: Choice[] },
) {
  const { name, label, error, kind = 'radio', values, choices } = props
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class="field-label">{label}</legend>
      <FieldNotes {...props} />
      {choices.map((choice, index) => (
        <label class="choice">
          <input
            type={kind}
            id={index === 0 ? name : undefined}
            name={name}
            value={choice.value}
            checked={values.includes(choice.value)}
          />
          <span lang={choice.lang}>
            {choice.label}
            {choice.hint && <small class="hint">{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The frame that every field has: its name, its notes, its box. */
export function Labelled({ children, ...frame }: FieldFrame & { children: ComponentChildren }) {
  return (
    <div class={frame.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={frame.name}>
        {frame.label}
      </label>
      <FieldNotes {...frame} />
      {children}
    </div>
  )
}

function FieldNotes({ name, hint, error }: FieldFrame) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

/** IDs of a field's notes, for `aria-describedby`. */
export function describedBy({ name, hint, error }: FieldFrame): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
