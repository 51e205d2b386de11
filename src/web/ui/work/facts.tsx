import type { ComponentChildren } from 'preact'

export type Fact = { name: string; value: ComponentChildren; hint?: ComponentChildren; lang?: string }

/**
 * Names and values. `plain`: as in a detail, without lines; `lines`: a record or a setting; `ends`: value at the right,
 * for a narrow column.
 */
export function Facts({ rows, kind = 'plain' }: { rows: Fact[]; kind?: 'plain' | 'lines' | 'ends' }) {
  return (
    <dl class={`facts facts-${kind}`}>
      {rows.map(({ name, value, hint, lang }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <span lang={lang}>{value}</span>
            {hint && <span class="hint">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
