import type { FieldFrame } from '../field.tsx'
import { describedBy, Labelled } from '../field.tsx'

export type Option = { value: string; label: string; lang?: string }

type SelectProps = FieldFrame & {
  value: string
  options: Option[]
  /** Words of the first, empty option. */
  none?: string
  width?: 'full' | 'half' | 'short'
}

/** One of many, in a box that opens; for up to six use `Choices`. */
export function Select(props: SelectProps) {
  const { name, label, hint, error, value, options, none, width = 'full' } = props
  return (
    <Labelled {...{ name, label, hint, error }}>
      <select
        class={`input select input-${width}`}
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option value={option.value} lang={option.lang} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

type FileProps = FieldFrame & {
  /** MIME kinds or endings, as in HTML's `accept`. */
  accept?: string
  multiple?: boolean
}

/** A file to send; the form needs `multipart`. */
export function FileField(props: FileProps) {
  const { name, label, hint, error, accept, multiple } = props
  return (
    <Labelled {...{ name, label, hint, error }}>
      <input
        class="input file-input"
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      />
    </Labelled>
  )
}

type TickProps = FieldFrame & { value?: string; checked: boolean }

/** A single yes or no: an agreement, a switch. */
export function Tick(props: TickProps) {
  const { name, label, hint, error, value = 'on', checked } = props
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <label class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={describedBy(props)}
          aria-invalid={error ? 'true' : undefined}
        />
        <span>
          {label}
          {hint && (
            <small class="hint" id={`${name}-hint`}>
              {hint}
            </small>
          )}
        </span>
      </label>
    </div>
  )
}
