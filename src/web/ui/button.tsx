import type { ComponentChildren } from 'preact'

type ButtonProps = {
  children: ComponentChildren
  /** `main`: the one clear thing to do on the page; `line`: another; `danger`: takes something away; `plain`: looks like a link. */
  kind?: 'main' | 'line' | 'danger' | 'plain'
  name?: string
  value?: string
  /** Opens another page instead of sending the form. */
  href?: string
}

/** Says what happens: "Publish now", not "OK". */
export function Button({ children, kind = 'main', name, value, href }: ButtonProps) {
  const className = kind === 'plain' ? 'button-plain' : `button button-${kind}`
  if (href !== undefined) {
    return (
      <a class={className} href={href}>
        {children}
      </a>
    )
  }
  return (
    <button class={className} type="submit" name={name} value={value}>
      {children}
    </button>
  )
}
