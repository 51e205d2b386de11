import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD, fillPortal, readContent, SIGN_INS } from '../../../src/demo/index.ts'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { writeView } from '../../../src/web/http/view.ts'
import { launchBrowser, newPage } from '../../support/browser.ts'
import { buildClient } from '../../support/client-build.ts'
import { startPortalApp } from '../../support/portal-app.ts'
import { knownOf, readerAddresses } from './addresses.ts'

/** How a page is asked for: as everyone sees it, or in the care edition. */
export type Edition = 'standard' | 'care'

export type Stage = {
  addresses: string[]
  /** Routes of readers that nobody has told how to open. */
  closed: string[]
  /** Opens an address for somebody who is signed in, or a stranger where only strangers have business. */
  open(address: string, edition: Edition): Promise<Page>
  close(): Promise<void>
}

const STRANGERS = /^\/(sign-|forgotten)/

/** The demo portal in this process, and one browser. */
export async function setStage(): Promise<Stage> {
  const client = await buildClient()
  const [real, browser] = await Promise.all([
    startPortalApp({ assetsFolder: client.folder }),
    launchBrowser(),
  ])
  const { database, context } = real
  const content = await readContent(join(projectRoot(), 'demo'))
  await fillPortal({ database, storage: context.storage, now: new Date() }, content, () => undefined)
  await context.portal.get()
  const visitor = { address: '127.0.0.1', userAgent: 'test' }
  const [{ email }] = SIGN_INS as [(typeof SIGN_INS)[number]]
  const known = await knownOf(database, email, new Date())
  const { setCookies } = await context.sessions.signIn(
    { email, password: DEMO_PASSWORD },
    visitor,
    new Date(),
  )
  const session = setCookies.map((one) => (one.split(';')[0] ?? '').split('='))
  return {
    ...readerAddresses(real.routes, known),
    open: (address, edition) =>
      openPage(browser, `${real.address}${address}`, {
        view: writeView({ language: 'zh-CN', edition, theme: 'auto' }),
        ...(!STRANGERS.test(address) && (Object.fromEntries(session) as Record<string, string>)),
      }),
    async close() {
      await browser.close()
      await real.close()
      client.remove()
    },
  }
}

/** A page with the policy switched off: the checks bring styles of their own. */
async function openPage(browser: Browser, url: string, cookies: Record<string, string>): Promise<Page> {
  const page = await newPage(browser, { withoutPolicy: true, reducedMotion: 'no-preference' })
  await page
    .context()
    .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: new URL(url).origin })))
  await page.goto(url)
  return page
}
