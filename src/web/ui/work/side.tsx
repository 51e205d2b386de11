import { Icon } from '../icons.tsx'
import { type MessageKey, translate } from '../messages.ts'
import type { RailEntry, WorkFrame } from './frame.ts'

/** Surfaces that somebody may enter, by role; `null` for everyone who is signed in. */
const SURFACES: { key: MessageKey; href: string; roles: readonly string[] | null }[] = [
  { key: 'work.studio', href: '/studio', roles: null },
  { key: 'work.desk', href: '/desk', roles: ['editor', 'operator'] },
  { key: 'work.console', href: '/console', roles: ['operator'] },
]

/** Beside the page, or above it on small screens: where this is, the sections, and what is the person's own. */
export function WorkSide({ frame }: { frame: WorkFrame }) {
  const { language, rail, portalName, surface } = frame
  const t = translate(language)
  const sections = rail && <Rail rail={rail} label={t('common.sections')} />
  return (
    <header class="work-side">
      <p class="work-name">
        <a href="/">{portalName}</a>
        {surface && <span class="work-surface">{surface}</span>}
      </p>
      {frame.edition === 'care' ? (
        <details class="work-menu">
          <summary>
            <Icon name="menu" />
            {t('work.menu')}
          </summary>
          {sections}
          <div class="work-own">
            <OwnLinks frame={frame} />
          </div>
        </details>
      ) : (
        <>
          {sections}
          <Own frame={frame} />
        </>
      )}
    </header>
  )
}

function Rail({ rail, label }: { rail: RailEntry[]; label: string }) {
  const groups = [...new Set(rail.map(({ group }) => group))]
  return (
    <nav class="work-rail" aria-label={label}>
      {groups.map((group) => (
        <div class="work-rail-group">
          {group && <p class="work-rail-name">{group}</p>}
          <ul>
            {rail
              .filter((entry) => entry.group === group)
              .map(({ name, href, current, count }) => (
                <li>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {name}
                    {count !== undefined && <span class="count">{count}</span>}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** Behind the person's name where there is little room; a popover needs no script. */
function Own({ frame }: { frame: WorkFrame }) {
  if (!frame.person) {
    return (
      <div class="work-own">
        <OwnLinks frame={frame} />
      </div>
    )
  }
  return (
    <div class="work-own">
      <button class="button-plain work-own-open" type="button" popovertarget="own">
        <Icon name="menu" />
        {frame.person.name}
      </button>
      <div class="work-own-list" id="own" popover="auto">
        <OwnLinks frame={frame} />
      </div>
    </div>
  )
}

function OwnLinks({ frame }: { frame: WorkFrame }) {
  const { language, person, signOutHref, surface } = frame
  const t = translate(language)
  const open = SURFACES.filter(
    ({ key, roles }) =>
      person?.roles && t(key) !== surface && (!roles || roles.some((role) => person.roles?.includes(role))),
  )
  return (
    <>
      {person && <a href="/me">{person.name}</a>}
      {open.map(({ key, href }) => (
        <a href={href}>{t(key)}</a>
      ))}
      <a href="/help">{t('help.title')}</a>
      <a href="/accessibility">
        {t('reader.nav.access')} · {t('reader.nav.care')}
      </a>
      {person && signOutHref && (
        <form method="post" action={signOutHref}>
          <button class="button-plain" type="submit">
            {t('common.signOut')}
          </button>
        </form>
      )}
    </>
  )
}
