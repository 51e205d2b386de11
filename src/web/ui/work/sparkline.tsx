import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'

export type Point = { label: string; value: number }

const [WIDTH, HEIGHT] = [280, 64]

type Props = {
  language: Language
  title: string
  /** One a day (or week), oldest first, without gaps. */
  points: Point[]
  /** Heading of the table's first column; "Day" unless told. */
  unit?: string
  /** Written large; the sum of the values unless told. */
  total?: string
}

/** A figure over time: drawn as bars, told in one sentence, and whole in a table behind it. */
export function Sparkline({ language, title, points, unit, total }: Props) {
  const t = translate(language)
  const number = new Intl.NumberFormat(language)
  const most = Math.max(0, ...points.map(({ value }) => value))
  const sum = total ?? number.format(points.reduce((all, { value }) => all + value, 0))
  const [from, to] = [points[0]?.label ?? '', points.at(-1)?.label ?? '']
  const told = t('work.chart', { title, from, to, most: number.format(most), total: sum })
  const step = WIDTH / Math.max(1, points.length)
  return (
    <figure class="figure">
      <figcaption>
        <span class="figure-title">{title}</span>
        <span class="figure-total">{sum}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={told}>
        {points.map(({ value }, index) => {
          const height = most === 0 ? 1 : Math.max(1, (value / most) * HEIGHT)
          return (
            <rect
              x={(index * step).toFixed(1)}
              y={(HEIGHT - height).toFixed(1)}
              width={Math.max(1, step - 2).toFixed(1)}
              height={height.toFixed(1)}
            />
          )
        })}
      </svg>
      <p class="figure-ends" aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </p>
      <details class="figure-table">
        <summary>{t('work.table')}</summary>
        <table>
          <caption class="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{unit ?? t('work.day')}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, value }) => (
              <tr>
                <th scope="row">{label}</th>
                <td>{number.format(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
