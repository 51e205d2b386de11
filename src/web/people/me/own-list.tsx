import type { ComponentChildren } from 'preact'
import { Notice } from '../../ui/notice.tsx'

/** Something that is kept for a person: what it is, about it, and what can be done with it. */
export type OwnItem = {
  title: string
  /** Absent: it cannot be opened any more. */
  href?: string
  lang?: string
  about: ComponentChildren
  actions: ComponentChildren
}

/** Things that are kept for a person, a line each. */
export function OwnList({ items, label }: { items: OwnItem[]; label: string }) {
  return (
    <ul class="own-list" aria-label={label}>
      {items.map(({ title, href, lang, about, actions }) => (
        <li>
          <div class="own-words">
            <p class="own-title" lang={lang}>
              {href ? <a href={href}>{title}</a> : title}
            </p>
            <p class="hint">{about}</p>
          </div>
          <div class="own-actions">{actions}</div>
        </li>
      ))}
    </ul>
  )
}

/** A small form that takes one thing back; `of` names it for those who do not see where the button stands. */
export function TakeBack({
  action,
  fields,
  label,
  of,
}: {
  action: string
  fields: Record<string, string>
  label: string
  of: string
}) {
  return (
    <form method="post" action={action} data-once>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="button-plain" type="submit" aria-label={of}>
        {label}
      </button>
    </form>
  )
}

/** What was just done, told once. */
export function Done({ text }: { text?: string }) {
  if (!text) return null
  return <Notice kind="good">{text}</Notice>
}
