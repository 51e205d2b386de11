import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePage, launchBrowser, newPage } from '../../support/browser.ts'
import { type Gallery, openGallery } from '../../support/gallery/server.ts'

let gallery: Gallery
let browser: Browser
beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openGallery(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

async function open(cookie: string | undefined, person: { name: string } | null) {
  const page = await newPage(browser, {})
  let asked = 0
  await page.route('**/me.json*', (route) => {
    asked += 1
    return route.fulfill({ json: { person } })
  })
  if (cookie) await page.context().addCookies([{ name: 'known', value: cookie, url: gallery.origin }])
  await page.goto(`${gallery.origin}/page/front`)
  await page.waitForTimeout(300)
  const link = page.locator('a[data-own]')
  const found = { asked, words: (await link.textContent())?.trim(), href: await link.getAttribute('href') }
  const cookies = await page.context().cookies()
  await closePage(page)
  return { ...found, known: cookies.some((one) => one.name === 'known') }
}

test('strangers cost no request; who is signed in finds the own name and way', async () => {
  expect(await open(undefined, null)).toMatchObject({ asked: 0, href: '/sign-in' })
  expect(await open('1', { name: '<b>站长</b>' })).toMatchObject({
    asked: 1,
    words: '<b>站长</b>',
    href: '/me',
  })
  expect(await open('1', null)).toMatchObject({ asked: 1, href: '/sign-in', known: false })
})
