import type { ComponentChildren } from 'preact'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'

export type FileLine = {
  name: string
  href: string
  /** "184 kB", when it came. */
  about?: ComponentChildren
  /** A button that takes it away, in a form of its own. */
  action?: ComponentChildren
}

/** Files to open, each a line in a thin frame. */
export function FileList({ language, files }: { language: Language; files: FileLine[] }) {
  const t = translate(language)
  return (
    <ul class="files">
      {files.map(({ name, href, about, action }) => (
        <li>
          <a href={href}>
            <span class="file-name">{name}</span>
            <span class="file-about">
              {about}
              {about && ' · '}
              {t('work.open')}
            </span>
          </a>
          {action}
        </li>
      ))}
    </ul>
  )
}
