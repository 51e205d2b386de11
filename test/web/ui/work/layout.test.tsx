import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { type WorkFrame, WorkLayout } from '../../../../src/web/ui/work-layout.tsx'

const FRAME: WorkFrame = {
  language: 'en',
  theme: 'auto',
  portalName: 'Rivertown Daily',
  surface: 'Desk',
  title: 'Applications',
  assets: { styles: '/reader.css', workStyles: '/work.css', islands: { keys: '/assets/keys-1.js' } },
  person: { name: 'Lin', roles: ['editor'] },
  signOutHref: '/sign-out',
  rail: [
    { name: 'Today', href: '/desk', current: false },
    { group: 'Channels', name: 'City', href: '/desk?c=city', current: true, count: 4 },
    { group: 'Channels', name: 'Sport', href: '/desk?c=sport', current: false },
  ],
}

const draw = (frame: Partial<WorkFrame> = {}) =>
  renderToString(
    <WorkLayout frame={{ ...FRAME, ...frame }}>
      <h1>Applications</h1>
    </WorkLayout>,
  )

describe('the frame of a working page', () => {
  test('groups the rail, says where one is, and counts what waits', () => {
    const html = draw()
    expect(html.match(/Channels/g)).toHaveLength(1)
    expect(html).toContain('aria-current="page">City<span class="count">4</span>')
    expect(html).toContain('<title>Applications · Desk · Rivertown Daily</title>')
  })

  test('links the surfaces that a person’s roles open, and not the one they are in', () => {
    expect(draw()).toContain('href="/studio"')
    expect(draw()).not.toContain('href="/console"')
    expect(draw()).not.toMatch(/href="\/desk">Desk/)
    expect(draw({ person: { name: 'Lin', roles: ['operator'] }, surface: 'Studio' })).toMatch(
      /href="\/desk">.*href="\/console">/,
    )
  })

  test('loads the keys on every page once, with the islands it is told', () => {
    const html = draw({ islands: ['editor', 'keys'] })
    expect(html.match(/src="\/assets\/keys-1\.js"/g)).toHaveLength(1)
    expect(html).toContain('src="/assets/editor.js"')
  })

  test('is a bar for one task, with the way out, instead of the rail', () => {
    const html = draw({ task: { back: { href: '/studio', label: 'Articles' }, status: 'Saved' } })
    expect(html).toContain('class="task-bar"')
    expect(html).not.toContain('work-rail')
    expect(html).toContain('href="/studio"')
  })

  test('keeps sections and own links behind one menu in the care edition', () => {
    const html = draw({ edition: 'care' })
    expect(html).toContain('<details class="work-menu">')
    expect(html).not.toContain('popover')
  })

  test('has no links of a person before anyone has signed in', () => {
    const html = draw({ person: undefined, rail: undefined, surface: undefined })
    expect(html).not.toContain('/sign-out')
    expect(html).not.toContain('href="/studio"')
  })
})
