import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { type SmtpServer, startSmtp } from '../../support/smtp.ts'
import { type Portal, startPortal } from '../portal.ts'

/** Every kind of page that readers see. */
export const PAGES = [
  'front',
  'channel',
  'article',
  'article in English',
  'history',
  'account',
  'account’s articles',
  'hot',
  'topic',
  'about',
  'apply',
  'accessibility',
  'help',
  'guide',
  'sign-in',
  'not found',
] as const

/** A portal that is alive, a browser, and where its pages are. */
export type Stage = {
  portal: Portal
  browser: Browser
  smtp: SmtpServer
  paths: Record<(typeof PAGES)[number], string>
  close(): Promise<void>
}

/** Sets the stage that the suites of this folder share: filling a portal takes a while. */
export async function setStage(): Promise<Stage> {
  const smtp = await startSmtp()
  const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` }
  const [portal, browser] = await Promise.all([startPortal({ demo: true, env }), launchBrowser()])
  return {
    portal,
    browser,
    smtp,
    paths: await findPaths(portal),
    async close() {
      await browser.close()
      await portal.stop()
      await smtp.stop()
    },
  }
}

/** An address for each kind of page, found as a reader would: by its links. */
async function findPaths(portal: Portal): Promise<Stage['paths']> {
  const html = async (path: string, language = 'zh-CN') =>
    (await fetch(portal.url + path, { headers: { 'accept-language': language } })).text()
  const links = (text: string, start: string) =>
    [...text.matchAll(/href="([^"]+)"/g)]
      .map((match) => match[1] as string)
      .filter((href) => href.startsWith(start))
  const first = (all: string[], what: string) => {
    if (!all[0]) throw new Error(`there is no link to ${what}`)
    return all[0]
  }
  const front = await html('/')
  const articles = [...new Set(links(front, '/a/'))]
  const texts = await Promise.all(articles.map((path) => html(path)))
  const inLanguage = (language: string) =>
    articles.filter((_, at) => new RegExp(`class="prose" lang="${language}"`).test(texts[at] as string))
  const article = first(inLanguage('zh-CN'), 'an article in Chinese')
  const account = first(links(front, '/@'), 'an account')
  return {
    front: '/',
    channel: first(links(front, '/c/'), 'a channel'),
    article,
    'article in English': first(inLanguage('en'), 'an article in English'),
    history: article.replace(/\/[^/]*$/, '/history'),
    account,
    'account’s articles': `${account}/articles`,
    hot: '/hot',
    topic: first(
      texts.flatMap((text) => links(text, '/t/')),
      'a topic',
    ),
    about: '/about',
    apply: '/apply',
    accessibility: '/accessibility',
    help: '/help',
    guide: '/help/authors',
    'sign-in': '/sign-in',
    'not found': '/nothing/here',
  }
}
