import type { ComponentChildren } from 'preact'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'
import { Kbd } from './action-bar.tsx'
import { Back } from './page-head.tsx'

type Props = {
  language: Language
  /** Heading of the list; also the words of the way back on small screens. */
  title: string
  /** Address of the list without a detail. */
  listHref: string
  /** Beside the heading: chips, a button. */
  tools?: ComponentChildren
  /** Under the heading: `<FilterBar>`. */
  filters?: ComponentChildren
  /** `<WorkList>` and `<Pager>`. */
  list: ComponentChildren
  /** The open entry; its own head is an `h1` (`<PageHead>`). */
  detail?: ComponentChildren
  /** `<ActionBar>` under the detail. */
  actions?: ComponentChildren
  /** Instead of the list when nothing waits: `<EmptyState>`. */
  empty?: ComponentChildren
}

/**
 * List and detail side by side from 720 px; below, one of them. Goes straight into `<WorkLayout>`, without a
 * heading of its own above it.
 */
export function ListDetail(props: Props) {
  const { language, title, listHref, tools, filters, list, detail, actions, empty } = props
  const Heading = detail ? 'h2' : 'h1'
  const shape = detail ? 'panes panes-open' : empty ? 'panes panes-empty' : 'panes'
  return (
    <div class={shape}>
      <section class="pane-list" aria-labelledby="list-title">
        <div class="pane-head">
          <Heading id="list-title">{title}</Heading>
          {tools && <div class="pane-tools">{tools}</div>}
        </div>
        {filters}
        {empty ?? list}
      </section>
      {(detail || !empty) && (
        <div class="pane-detail">
          {detail ? (
            <>
              <div class="detail">
                <Back href={listHref} label={title} />
                {detail}
              </div>
              {actions}
            </>
          ) : (
            <Nothing language={language} />
          )}
        </div>
      )}
    </div>
  )
}

function Nothing({ language }: { language: Language }) {
  const t = translate(language)
  const [before, after] = t('work.chooseOneText').split('{key}')
  return (
    <div class="pane-nothing">
      <p class="pane-nothing-title">{t('work.chooseOne')}</p>
      <p>
        {before}
        <Kbd>J</Kbd>
        {after}
      </p>
    </div>
  )
}
