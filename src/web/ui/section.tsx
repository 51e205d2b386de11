import type { ComponentChildren } from 'preact'

type SectionProps = {
  /** Id of the heading; the section is named by it. */
  id: string
  title: string
  more?: { href: string; label: string }
  className?: string
  children: ComponentChildren
}

/** A part of a page under a strong line, with its heading and the way to more of it. */
export function Section({ id, title, more, className = '', children }: SectionProps) {
  return (
    <section class={`section ${className}`.trim()} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {more && (
          <a class="more" href={more.href}>
            {more.label}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}
