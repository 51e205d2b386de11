import type { Voice } from './voice.ts'

type BreadcrumbProps = {
  voice: Voice
  /** From the portal down; the last one is this page and is not a link. */
  steps: { name: string; href?: string }[]
}

/** Where this page is: portal › channel › article. */
export function Breadcrumb({ voice, steps }: BreadcrumbProps) {
  return (
    <nav class="breadcrumb" aria-label={voice.t('reader.nav.breadcrumb')}>
      <ol>
        {steps.map(({ name, href }, index) => (
          <li>
            {href && index < steps.length - 1 ? (
              <a href={href}>{name}</a>
            ) : (
              <span aria-current="page">{name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
