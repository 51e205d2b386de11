import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Form } from '../../../../src/web/ui/form.tsx'
import {
  Action,
  ageOf,
  DataTable,
  DateTime,
  FilterBar,
  ListDetail,
  Pager,
  Sparkline,
  Timeline,
  WorkList,
} from '../../../../src/web/ui/work/index.ts'

const ZONE = 'Asia/Shanghai'
const draw = (node: VNode): string => renderToString(node)
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`)

describe('a list beside its detail', () => {
  const parts = { language: 'en', title: 'Applications', listHref: '/desk/applications' } as const
  const list = <WorkList items={[{ href: '/desk/applications/1', title: 'One', current: true }]} />

  test('has one h1: the list’s name, or that of the open entry', () => {
    expect(draw(<ListDetail {...parts} list={list} />)).toContain('<h1 id="list-title">Applications</h1>')
    const open = draw(<ListDetail {...parts} list={list} detail={<h1>One</h1>} />)
    expect(open.match(/<h1/g)).toHaveLength(1)
    expect(open).toContain('<h2 id="list-title">')
  })

  test('has a way back from the detail, and says which entry is open', () => {
    const open = draw(<ListDetail {...parts} list={list} detail={<h1>One</h1>} />)
    expect(open).toContain('class="back" href="/desk/applications"')
    expect(open).toContain('aria-current="true"')
  })

  test('shows the empty state instead of the list, and no empty pane', () => {
    const html = draw(<ListDetail {...parts} list={list} empty={<p>All done</p>} />)
    expect(html).toContain('All done')
    expect(html).not.toContain('data-list')
    expect(html).not.toContain('pane-detail')
  })
})

describe('times', () => {
  test.each([
    ['08:59', 'just now', '刚刚'],
    ['08:48', '12 min', '12 分钟'],
    ['07:00', '2 hours', '2 小时'],
    ['08:00', '1 hour', '1 小时'],
  ])('%s is %s ago at 09:00', (time, english, chinese) => {
    const [then, now] = [at(time), new Date(at('09:00').getTime() + (time === '08:59' ? -30_000 : 0))]
    expect(ageOf(then, now, 'en', ZONE)).toBe(english)
    expect(ageOf(then, now, 'zh-CN', ZONE)).toBe(chinese)
  })

  test('after thirty days the day is told', () => {
    const now = new Date('2027-01-22T00:00Z')
    expect(ageOf(at('09:00'), new Date('2026-11-24T10:00Z'), 'en', ZONE)).toBe('2 days')
    expect(ageOf(at('09:00'), now, 'zh-CN', ZONE)).toBe('2026-11-22')
  })

  test('stand in the portal’s zone, the machine’s form in UTC', () => {
    const html = draw(<DateTime at={at('18:30')} zone={ZONE} language="zh-CN" form="short" />)
    expect(html).toContain('datetime="2026-11-22T18:30:00.000Z"')
    expect(html).toContain('11月23日 02:30')
    expect(html).toContain('title="2026-11-23 02:30"')
  })

  test('name the day once in a timeline, and always for screen readers', () => {
    const entries = ['01:00', '02:00', '18:00'].map((time) => ({ at: at(time), what: 'x' }))
    const html = draw(<Timeline language="en" zone={ZONE} entries={entries} />)
    expect(html.match(/22 Nov/g)).toHaveLength(2)
    expect(html.match(/class="hidden-text">22 Nov/g)).toHaveLength(1)
    expect(html).toContain('23 Nov')
  })
})

describe('words that people wrote', () => {
  const evil = '<script>alert(1)</script>"\'&'

  test('are text wherever they stand', () => {
    const html = [
      draw(<WorkList items={[{ href: '/x?"><b>', title: evil, about: evil, hint: evil }]} />),
      draw(<Timeline language="en" zone={ZONE} entries={[{ at: at('01:00'), what: evil, text: evil }]} />),
      draw(<DataTable caption={evil} columns={[{ name: evil }]} rows={[{ cells: [evil] }]} />),
      draw(<Sparkline language="en" title={evil} points={[{ label: evil, value: 1 }]} />),
      draw(
        <FilterBar
          language="en"
          search={{ action: '/x', name: 'q', value: evil, label: 'Search', keep: { s: evil } }}
        />,
      ),
    ].join('')
    expect(html).not.toContain('<script')
    expect(html).not.toContain('"><b>')
  })
})

describe('figures', () => {
  test('are drawn, told in a sentence, and whole in a table', () => {
    const points = [3, 0, 12].map((value, index) => ({ label: `11-0${index + 1}`, value }))
    const html = draw(<Sparkline language="en" title="Views" points={points} />)
    expect(html.match(/<rect/g)).toHaveLength(3)
    expect(html).toContain('aria-label="Views: 11-01 to 11-03, highest 12, 15 in all"')
    expect(html).toContain('<th scope="row">11-02</th><td>0</td>')
  })

  test('of nothing are no error', () => {
    expect(draw(<Sparkline language="en" title="Views" points={[]} />)).toContain('<svg')
  })
})

test('a table names the column of each cell, for screens where it is drawn as blocks', () => {
  const columns = [{ name: 'Title', kind: 'title' }, { name: 'State' }, { name: 'Act', quiet: true }] as const
  const html = draw(
    <DataTable caption="Articles" columns={[...columns]} rows={[{ cells: ['A', 'Draft', 'x'] }]} />,
  )
  expect(html).toContain('role="cell" class="cell-text" data-label="State"')
  expect(html).not.toContain('data-label="Title"')
  expect(html).not.toContain('data-label="Act"')
})

test('an action tells its key to the script and to screen readers, not in its name', () => {
  const html = draw(
    <Action hotkey="a" name="decision" value="publish">
      Publish
    </Action>,
  )
  expect(html).toContain('data-key="a" aria-keyshortcuts="a"')
  expect(html).toContain('<span class="kbd" aria-hidden="true">A</span>')
})

test('a list of one page has no pager', () => {
  expect(draw(<Pager language="en" />)).toBe('')
  expect(draw(<Pager language="en" next="/x?after=1" />)).toContain('rel="next"')
})

test('every form asks to be sent once', () => {
  expect(draw(<Form action="/x">{null}</Form>)).toContain('data-once')
})
