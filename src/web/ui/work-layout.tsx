import type { ComponentChildren, VNode } from 'preact'
import { translate } from './messages.ts'
import { Notice } from './notice.tsx'
import type { WorkFrame } from './work/frame.ts'
import { WorkSide } from './work/side.tsx'
import { TaskBar } from './work/task-bar.tsx'

export type { RailEntry, WorkFrame } from './work/frame.ts'

/** Sign-in, set-up and the working surfaces: one column under a bar, or beside a rail, or under the bar of a task. */
export function WorkLayout({ frame, children }: { frame: WorkFrame; children: ComponentChildren }) {
  const t = translate(frame.language)
  return (
    <html
      lang={frame.language}
      data-edition={frame.edition}
      data-theme={frame.theme === 'auto' ? undefined : frame.theme}
    >
      <WorkHead frame={frame} />
      <body class={classOf(frame)}>
        <a class="skip" href="#main">
          {t('common.skip')}
        </a>
        {frame.task ? <TaskBar {...frame.task} label={frame.title} /> : <WorkSide frame={frame} />}
        <main
          class={frame.wide ? 'work-main work-wide' : 'work-main'}
          id="main"
          tabIndex={-1}
          aria-label={frame.task && frame.title}
        >
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

function WorkHead({ frame }: { frame: WorkFrame }): VNode {
  const { assets } = frame
  const place = frame.surface ? `${frame.surface} · ${frame.portalName}` : frame.portalName
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${frame.title} · ${place}`}</title>
      <link rel="stylesheet" href={assets.workStyles ?? assets.styles} />
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      {assets.theme && <link rel="stylesheet" href={assets.theme} />}
      {frame.reading && <link rel="stylesheet" href="/reading.css" />}
      {[...new Set(['keys', ...(frame.islands ?? [])])].map((name) => (
        <script type="module" src={assets.islands?.[name] ?? `/assets/${name}.js`} />
      ))}
    </head>
  )
}

function classOf({ rail, task }: WorkFrame): string {
  if (task) return 'work work-task'
  return rail ? 'work work-railed' : 'work'
}
