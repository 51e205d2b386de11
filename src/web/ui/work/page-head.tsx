import type { ComponentChildren } from 'preact'
import { Icon } from '../icons.tsx'

export type BackLink = { href: string; label: string }

type Props = {
  title: ComponentChildren
  /** One quiet line above the title: number, time, state. */
  above?: ComponentChildren
  /** What this page is for, in a sentence or two. */
  lead?: ComponentChildren
  back?: BackLink
  /** Buttons at the end of the title's line. */
  actions?: ComponentChildren
}

/** The head of a working page: its one `h1`, and what can be done with the whole of it. */
export function PageHead({ title, above, lead, back, actions }: Props) {
  return (
    <div class="page-head">
      {back && <Back {...back} />}
      <div class="page-head-line">
        <div class="page-head-title">
          {above && <p class="above">{above}</p>}
          <h1>{title}</h1>
        </div>
        {actions && <div class="page-head-actions">{actions}</div>}
      </div>
      {lead && <p class="lead">{lead}</p>}
    </div>
  )
}

/** The way back, named by where it goes. */
export function Back({ href, label }: BackLink) {
  return (
    <a class="back" href={href}>
      <Icon name="left" />
      {label}
    </a>
  )
}

type PartProps = {
  title: string
  /** Quiet words beside the title: who sees this, how many. */
  note?: ComponentChildren
  id?: string
  children: ComponentChildren
}

/** A part of a detail under a hairline, with its `h2`. */
export function Part({ title, note, id, children }: PartProps) {
  return (
    <section class="part" id={id}>
      <h2>
        {title}
        {note && <span class="part-note">{note}</span>}
      </h2>
      {children}
    </section>
  )
}
