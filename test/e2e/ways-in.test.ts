import pg from 'pg'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, closePage, launchBrowser, newPage, screenshot, watch } from '../support/browser.ts'
import { freePort } from '../support/ports.ts'
import { type SmtpServer, startSmtp } from '../support/smtp.ts'
import { totp } from '../support/totp.ts'
import { until } from '../support/until.ts'
import { type Portal, startPortal } from './portal.ts'

const password = 'a long enough pass phrase'
const email = 'lin.zhou@example.test'
let portal: Portal
let browser: Browser
let secret = ''
let recovery: string[] = []
let smtp: SmtpServer

beforeAll(async () => {
  smtp = await startSmtp()
  const port = await freePort()
  // Browsers know passkeys of names, not of numbers.
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  }
  ;[portal, browser] = await Promise.all([startPortal({ env }), launchBrowser()])
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
  await smtp?.stop()
})

async function letterTo(address: string): Promise<{ subject: string; link: string }> {
  const found = () => smtp.taken.findLast(({ to }) => to.includes(address))?.mail
  await until(async () => found() !== undefined, { what: `a mail to ${address}`, timeoutMs: 20_000 })
  const { subject = '', text = '' } = found() ?? {}
  return { subject, link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' }
}

async function setUpAddress(): Promise<string> {
  const found = () => /https?:\/\/\S+\/set-up\?token=\S+/.exec(portal.output())?.[0]
  await until(async () => found() !== undefined, { what: 'the address of set-up', timeoutMs: 10_000 })
  return found() ?? ''
}

async function send(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main #${name}`, value)
  await page.click('main form button[type=submit]')
}

/** Two notices to the operator, one of them read. */
async function tellSomething(): Promise<void> {
  const client = new pg.Client({ connectionString: portal.databaseUrl() })
  await client.connect()
  await client.query(
    `insert into notification (id, person_id, kind, params, href, notified_at, read_at)
     select 'notice' || n || substr(id, 8), id, 'person.invited', '{"name": "周晓明"}', '/me', now(),
       case n when 1 then now() end
     from person, generate_series(1, 2) n where email = 'op@example.test' on conflict do nothing`,
  )
  await client.end()
}

/** A device with a finger always on its sensor, or one that knows no fingers. */
async function authenticator(
  page: Page,
  knowsFingers = true,
): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: knowsFingers,
      isUserVerified: knowsFingers,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}

describe('the ways in', () => {
  test('sign-up by letter, without script', async () => {
    const page = await newPage(browser, { width: 390, javaScript: false })
    await page.goto(await setUpAddress())
    await send(page, { 'portalName-zh-CN': '晨报', name: '王芳', email: 'op@example.test', password })
    await page.context().clearCookies()

    await page.goto(`${portal.url}/sign-in?to=/me/profile`)
    await page.click('main a[href^="/sign-up"]')
    await send(page, { name: '林\u200b舟', email, password })
    expect(await page.locator('[aria-invalid=true]').count()).toBe(1)
    expect(await page.inputValue('#email')).toBe(email)
    await send(page, { name: '林舟', password })
    expect(new URL(page.url()).pathname).toBe('/sign-up/sent')
    const { link, subject } = await letterTo(email)
    expect(subject).toBe('完成在晨报的注册')
    await page.goto(link)
    expect(await page.textContent('main')).toContain(email)
    await send(page, { password: 'not what was chosen' })
    expect(await page.textContent('main [role=alert]')).toContain('密码不对')
    await send(page, { password })
    expect(new URL(page.url()).pathname).toBe('/me/profile')
    expect(await page.inputValue('#name')).toBe('林舟')
    await closePage(page)
  }, 60_000)

  test('a code after the password, without script', async () => {
    const page = await newPage(browser, { width: 390, javaScript: false })
    await page.goto(`${portal.url}/sign-in?to=/me/security`)
    await send(page, { email, password })
    await page.click('main a[href="/me/security/second-factor"]')
    await send(page, { password })
    expect(await page.locator('main .qr svg').count()).toBe(1)
    secret = (await page.textContent('main .code-words'))?.replaceAll(' ', '') ?? ''
    recovery = await page.locator('main .recovery-codes code').allTextContents()
    expect(recovery).toHaveLength(10)
    await send(page, { code: totp(secret, Date.now() - 30_000) })
    expect(new URL(page.url()).pathname).toBe('/me/security')

    await page.context().clearCookies()
    await page.goto(`${portal.url}/me/data`)
    await send(page, { email, password })
    expect(new URL(page.url()).pathname).toBe('/sign-in/code')
    await send(page, { code: '000000' })
    expect(await page.textContent('main [role=alert]')).toContain('验证码不对')
    await send(page, { code: totp(secret) })
    expect(new URL(page.url()).pathname).toBe('/me/data')

    await page.context().clearCookies()
    await page.goto(`${portal.url}/sign-in`)
    await send(page, { email, password })
    await send(page, { code: recovery[3] ?? '' })
    expect(new URL(page.url()).pathname).toBe('/me')
    await closePage(page)
  }, 60_000)

  test('a passkey in the place of both', async () => {
    const page = await newPage(browser)
    const seen = watch(page)
    await authenticator(page)
    await page.goto(`${portal.url}/sign-in?to=/me/security`)
    await send(page, { email, password })
    await send(page, { code: totp(secret, Date.now() + 30_000) })
    await page.waitForURL(`${portal.url}/me/security`)
    await page.click('passkey-step button')
    await page.waitForURL(/saved=passkey/)
    expect(await page.locator('form[action*="/passkeys/"]').count()).toBe(1)

    await page.context().clearCookies()
    await page.goto(`${portal.url}/sign-in?to=/me/data`)
    await page.click('passkey-step button')
    await page.waitForURL(`${portal.url}/me/data`)
    expect(await page.textContent('body')).toContain('林舟')
    expect(seen.console).toEqual([])

    // Removed here, the key on the device opens nothing any more.
    await page.goto(`${portal.url}/me/security`)
    await page.click('form[action*="/passkeys/"] button')
    await page.waitForURL(/saved=passkey-removed/)
    await page.context().clearCookies()
    await page.goto(`${portal.url}/sign-in`)
    await page.click('passkey-step button')
    await page.waitForSelector('passkey-step [role=alert]:not(:empty)')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await closePage(page)
  }, 60_000)

  test('a passkey without a finger, a face or a PIN is not enough, whatever the browser was asked for', async () => {
    const page = await newPage(browser)
    const { session, authenticatorId } = await authenticator(page)
    await page.goto(`${portal.url}/sign-in?to=/me/security`)
    await send(page, { email, password })
    await send(page, { code: recovery[5] ?? '' })
    await page.waitForURL(`${portal.url}/me/security`)
    await page.click('passkey-step button')
    await page.waitForURL(/saved=passkey/)

    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
    const id = Buffer.from(credentials[0]?.credentialId ?? '', 'base64').toString('base64url')

    // Somebody who holds the device, and a browser that does as they say.
    await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    const bare = await authenticator(page, false)
    await page.route('**/options', async (route) => {
      const answer = await route.fetch()
      const options = (await answer.json()) as { authenticatorSelection?: object }
      const asked = { userVerification: 'discouraged' }
      const json = options.authenticatorSelection
        ? {
            ...options,
            excludeCredentials: [],
            authenticatorSelection: { ...options.authenticatorSelection, ...asked },
          }
        : { ...options, ...asked, allowCredentials: [{ type: 'public-key', id }] }
      await route.fulfill({ response: answer, json })
    })
    await page.click('passkey-step button')
    await page.waitForSelector('passkey-step [role=alert]:not(:empty)')
    expect(await page.textContent('passkey-step [role=alert]')).toContain('这里没有登记这个通行密钥')

    // The key itself, taken out of the device.
    const [credential] = credentials
    if (credential)
      await bare.session.send('WebAuthn.addCredential', { authenticatorId: bare.authenticatorId, credential })
    await page.context().clearCookies()
    await page.goto(`${portal.url}/sign-in`)
    await page.click('passkey-step button')
    await page.waitForSelector('passkey-step [role=alert]:not(:empty)')
    expect(await page.textContent('passkey-step [role=alert]')).toContain('这里没有登记这个通行密钥')
    expect((await page.context().cookies()).some(({ name }) => name === 'masthead.session')).toBe(false)
    await closePage(page)
  }, 60_000)

  test('a forgotten password, without script', async () => {
    const page = await newPage(browser, { javaScript: false, locale: 'en' })
    await page.goto(`${portal.url}/sign-in`)
    await page.click('main a[href="/forgotten"]')
    await send(page, { email: 'op@example.test' })
    expect(new URL(page.url()).pathname).toBe('/forgotten/sent')
    const { link } = await letterTo('op@example.test')
    await page.goto(link)
    await send(page, { password: 'another long pass phrase' })
    await send(page, { email: 'op@example.test', password: 'another long pass phrase' })
    expect(new URL(page.url()).pathname).toBe('/me')
    await page.goto(link)
    expect(await page.textContent('h1')).toBe('This link no longer works')
    await closePage(page)
  }, 60_000)
})

describe('the pages', () => {
  const PATHS = ['/sign-in', '/sign-in/code', '/sign-up', '/sign-up/sent', '/forgotten', '/reset?token=x']
  const OWN = [
    '/me',
    '/me/profile',
    '/me/security',
    '/me/security/password',
    '/me/security/second-factor',
    '/me/notifications',
    '/me/data',
    '/me/leave',
  ]

  test.each([
    [1440, 'light', 'zh-CN', 'standard'],
    [820, 'light', 'en', 'standard'],
    [390, 'dark', 'zh-CN', 'standard'],
    [900, 'light', 'zh-CN', 'care'],
  ] as const)(
    'are accessible at %i px, %s, %s, %s',
    async (width, colorScheme, locale, edition) => {
      const page = await newPage(browser, { width, colorScheme, locale })
      if (edition === 'care')
        await page.context().addCookies([{ name: 'view', value: '~care~auto', url: portal.url }])
      const check = async (path: string) => {
        await page.goto(portal.url + path)
        expect(await axe(page, { enhanced: false }), path).toEqual([])
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(sideways, path).toBe(0)
        const name = path.replace(/\?.*/, '').slice(1).replaceAll('/', '-')
        await screenshot(page, `${name}-${width}-${colorScheme}-${edition}`)
      }
      for (const path of PATHS) await check(path)
      await page.goto(`${portal.url}/sign-in`)
      await send(page, { email: 'op@example.test', password: 'another long pass phrase' })
      await tellSomething()
      for (const path of OWN) await check(path)
      await page.goto(`${portal.url}/me/security/second-factor`)
      await send(page, { password: 'another long pass phrase' })
      expect(await axe(page, { enhanced: false })).toEqual([])
      await screenshot(page, `me-second-factor-scan-${width}-${colorScheme}-${edition}`)
      await closePage(page)
    },
    120_000,
  )
})
