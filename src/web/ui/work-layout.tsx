import type { ComponentChildren } from 'preact'
import type { Assets, Edition, Language, Theme } from './frame.ts'
import { translate } from './messages.ts'
import { Notice } from './notice.tsx'

export type WorkFrame = {
  language: Language
  theme: Theme
  edition?: Edition
  /** The portal's name; before set-up "Masthead". */
  portalName: string
  title: string
  assets: Assets
  /** The portal has no operator yet, and the page says so. */
  notSetUp?: boolean
  /** Who is signed in; the bar then has a form to `signOutHref`. */
  person?: { name: string }
  signOutHref?: string
  /** Names of islands (`src/client/*.ts`) that this page uses. */
  islands?: string[]
  /** The rail of a working surface; left out on sign-in and set-up. */
  rail?: { name: string; href: string; current: boolean; count?: number }[]
}

/** Sign-in, set-up and the working surfaces: a bar with the portal's name, then one column, beside a rail when there is one. */
export function WorkLayout({ frame, children }: { frame: WorkFrame; children: ComponentChildren }) {
  const t = translate(frame.language)
  const { assets, rail, person } = frame
  return (
    <html
      lang={frame.language}
      data-edition={frame.edition}
      data-theme={frame.theme === 'auto' ? undefined : frame.theme}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${frame.title} · ${frame.portalName}`}</title>
        <link rel="stylesheet" href={assets.workStyles ?? assets.styles} />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        {assets.theme && <link rel="stylesheet" href={assets.theme} />}
        {frame.islands?.map((name) => (
          <script type="module" src={assets.islands?.[name] ?? `/assets/${name}.js`} />
        ))}
      </head>
      <body class={rail ? 'work work-railed' : 'work'}>
        <a class="skip" href="#main">
          {t('common.skip')}
        </a>
        <header class="work-bar">
          <a class="work-name" href="/">
            {frame.portalName}
          </a>
          <a class="work-access" href="/accessibility">
            {t('reader.nav.access')} · {t('reader.nav.care')}
          </a>
          {person && frame.signOutHref && (
            <form class="work-person" method="post" action={frame.signOutHref}>
              <span>{person.name}</span>
              <button class="button-plain" type="submit">
                {t('common.signOut')}
              </button>
            </form>
          )}
        </header>
        {rail && (
          <nav class="work-rail" aria-label={t('common.sections')}>
            {rail.map((entry) => (
              <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                {entry.name}
                {entry.count !== undefined && <span class="work-count">{entry.count}</span>}
              </a>
            ))}
          </nav>
        )}
        <main class="work-main" id="main" tabIndex={-1}>
          {frame.notSetUp && (
            <div class="not-set-up" role="status">
              <Notice kind="warning">{t('common.notSetUp')}</Notice>
            </div>
          )}
          {children}
        </main>
      </body>
    </html>
  )
}
