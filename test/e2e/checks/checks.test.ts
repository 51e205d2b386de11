import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePage, launchBrowser, newPage } from '../../support/browser.ts'
import { focusProblems } from './keyboard.ts'
import { longestLine } from './lines.ts'
import { longestStaleness } from './reader.ts'
import { clippedBySpacing, sidewaysScroll } from './reflow.ts'
import { smallTargets } from './targets.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await newPage(browser, { width: 390 })
})
afterAll(async () => {
  await closePage(page)
  await browser.close()
})

const show = (body: string, style = '') =>
  page.setContent(
    `<!doctype html><html lang="zh-CN"><style>body{margin:0;font:16px/1.5 sans-serif}${style}</style>${body}`,
  )

describe('the checks find what they are for', () => {
  test('small targets', async () => {
    await show(
      `<a id="small" href="/1">小</a>
       <p>一句话里的<a id="inline" href="/2">链接</a>不算，因为它在句子里。</p>
       <button id="large">大</button><br><br>
       <a id="twice" href="/4">同一个地址</a><a class="box" href="/4">更大</a>
       <div class="near"><a id="stretched" href="/5">延伸</a></div>`,
      `#large,.box{display:block;width:44px;height:44px} #small,#twice{display:block;width:40px;height:20px;overflow:hidden}
       .near{position:relative;width:200px;height:50px} #stretched::after{content:'';position:absolute;inset:0}`,
    )
    const found = await smallTargets(page)
    expect(found.map((line) => line.match(/“(.*)”/)?.[1])).toEqual(['小'])
  })

  test('sideways scroll, and what causes it', async () => {
    await show('<div class="wide" style="width:500px">宽</div>')
    expect(await sidewaysScroll(page, 390)).toEqual([expect.stringContaining('div.wide')])
    await show('<div style="overflow-x:auto"><div style="width:500px">宽</div></div>')
    expect(await sidewaysScroll(page, 390)).toEqual([])
  })

  test('text that more spacing cuts off', async () => {
    await show(
      '<p class="cut">一行刚好放得下的字</p><p>自由的字</p>',
      '.cut{height:24px;width:150px;overflow:hidden;line-height:24px;font-size:16px}',
    )
    expect(await clippedBySpacing(page)).toEqual([expect.stringContaining('p.cut')])
  })

  test('the longest line', async () => {
    await show(`<p style="width:320px">${'字'.repeat(55)}</p>`)
    expect(await longestLine(page, 'p')).toBe(20)
    expect(await longestLine(page, 'p', { wide: true })).toBe(20)
    await show('<p>half a line</p>')
    expect(await longestLine(page, 'p', { wide: true })).toBe(5.5)
  })

  test('focus without a ring, and focus under something', async () => {
    await show(
      '<header></header><a href="#a" class="bare">甲</a><br><a href="#b" class="ringed">乙</a>',
      `a{outline:none} .ringed:focus{outline:2px solid}
       header{position:fixed;inset:0 0 auto 0;height:30px;background:#eee}`,
    )
    const { steps, problems } = await focusProblems(page)
    expect(steps).toBe(2)
    expect(problems.join()).toContain('no ring: a.bare')
    expect(problems.join()).toContain('hidden under header: a.bare')
    expect(problems.join()).not.toContain('no ring: a.ringed')
  })

  test('an old version that was served too long', () => {
    const committedAt = new Map([
      [1, 100],
      [2, 300],
    ])
    const seen = [
      { pid: 1, sentAt: 90, version: 0 },
      { pid: 1, sentAt: 150, version: 0 },
      { pid: 2, sentAt: 1400, version: 1 },
      { pid: 2, sentAt: 9000, version: 2 },
    ]
    expect(longestStaleness(seen, committedAt)).toBe(1100)
  })
})
