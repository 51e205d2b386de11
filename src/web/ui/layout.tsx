import type { ComponentChildren } from 'preact'
import { CareHeader } from './care-header.tsx'
import { CareWaysOn } from './care-ways-on.tsx'
import { EditionContext } from './edition.ts'
import { Footer } from './footer.tsx'
import type { PageFrame } from './frame.ts'
import { Head } from './head.tsx'
import { Header } from './header.tsx'
import type { Voice } from './voice.ts'

type LayoutProps = {
  frame: PageFrame
  voice: Voice
  /** Names the page for its styles: `page-front`, `page-article` … */
  page: string
  compact?: boolean
  children: ComponentChildren
}

/** A whole reader page: the same for every reader of an edition, a theme and a language. */
export function Layout({ frame, voice, page, compact = false, children }: LayoutProps) {
  const care = frame.edition === 'care'
  return (
    <html
      lang={frame.language}
      data-edition={care ? 'care' : undefined}
      data-theme={frame.theme === 'auto' ? undefined : frame.theme}
    >
      <Head frame={frame} />
      <body class={`page-${page}`}>
        <a class="skip" href="#main">
          {voice.t('common.skip')}
        </a>
        {frame.notSetUp && (
          <div class="not-set-up" role="status">
            <p class="wrap">{voice.t('common.notSetUp')}</p>
          </div>
        )}
        {care ? (
          <CareHeader frame={frame} voice={voice} />
        ) : (
          <Header frame={frame} voice={voice} compact={compact} />
        )}
        <main id="main" tabIndex={-1}>
          {care ? <EditionContext.Provider value="care">{children}</EditionContext.Provider> : children}
        </main>
        {care && <CareWaysOn frame={frame} voice={voice} />}
        <Footer frame={frame} voice={voice} />
      </body>
    </html>
  )
}
