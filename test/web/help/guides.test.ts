import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/client/editor/tools/commands.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { GUIDES, readGuide } from '../../../src/web/help/read-guide.ts'
import { LANGUAGES, messagesOf } from '../../../src/web/ui/messages.ts'
import { createRealApp, type RealApp } from '../../support/real-app.ts'

let real: RealApp
beforeAll(async () => {
  real = await createRealApp()
})
afterAll(() => real?.close())

const ALL = LANGUAGES.flatMap((language) => GUIDES.map((name) => ({ language, name })))

async function get(url: string, language = 'en'): Promise<{ status: number; body: string }> {
  const answer = await real.app.inject({ url, headers: { 'accept-language': language } })
  return { status: answer.statusCode, body: answer.body }
}

function textOf(language: string, name: string): string {
  return readFileSync(join('docs', 'guide', language, `${name}.md`), 'utf8')
}

describe.each(ALL)('the guide for $name in $language', ({ language, name }) => {
  test('is a page, all of its placeholders filled, every part with an anchor of its own', async () => {
    const { status, body } = await get(`/help/${name}`, language)
    expect(status).toBe(200)
    expect(body.match(/\{\w+[|}]/g)).toBeNull()
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of readGuide(language, name).sections) {
      expect(ids).toContain(id)
      expect(body).toContain(`href="#${id}"`)
    }
  })

  test('has the parts and pictures of the other languages', () => {
    const parts = (one: string) => readGuide(one as typeof language, name).sections.map(({ id }) => id)
    const pictures = (one: string) =>
      [...textOf(one, name).matchAll(/\((\.\.\/pictures\/[^ )]+)/g)].map((match) =>
        match[1]?.replace(one, ''),
      )
    for (const other of LANGUAGES) {
      expect(parts(other)).toEqual(parts(language))
      expect(pictures(other)).toEqual(pictures(language))
    }
  })

  test('calls what stands on the pages as the pages do', () => {
    const words = new Set(Object.values(messagesOf(language, '')))
    const bold = [...textOf(language, name).matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1] as string)
    expect(bold.length).toBeGreaterThan(20)
    expect(bold.filter((one) => !words.has(one))).toEqual([])
  })

  test('leads to pages that exist', async () => {
    const links = [...textOf(language, name).matchAll(/\]\((\/[^)#]*)/g)].map((match) => match[1] as string)
    expect(links.length).toBeGreaterThan(5)
    for (const link of new Set(links)) expect([200, 303], link).toContain((await get(link)).status)
  })

  test('names keys that the editor has', () => {
    const known = new Set(
      Object.values(COMMANDS).flatMap(({ keys }) =>
        keys ? [keys.replace('Mod', 'Ctrl').replaceAll('-', '+').toLowerCase()] : [],
      ),
    )
    const named = [...textOf(language, name).matchAll(/`((?:Ctrl|Shift)\+[^`]+)`/g)].map((match) =>
      (match[1] as string).toLowerCase(),
    )
    expect(named.filter((one) => !known.has(one))).toEqual([])
  })

  test('is not loud', () => {
    expect(textOf(language, name).replace(/!\[|<!--/g, '')).not.toMatch(/[!！]/)
  })
})

describe('the help pages', () => {
  test('tell the numbers and rules that the operator chose', async () => {
    const change = {
      reviewFirst: 5,
      restoreDays: 1,
      applicationSecondOpinion: true,
      signUp: 'closed',
    } as const
    await transact(real.database, (tx) => changeSettings(tx, change, { actor: null, now: new Date() }))
    const authors = (await get('/help/authors')).body
    expect(authors).toContain('until it has 5 articles published')
    expect(authors).toContain('Within 1 day <strong>Restore</strong>')
    expect(authors).toContain('takes no new people')
    expect((await get('/help/editors', 'zh-CN')).body).toContain('两位编辑都同意')
    const all = { reviewAll: true }
    await transact(real.database, (tx) => changeSettings(tx, all, { actor: null, now: new Date() }))
    expect((await get('/help/authors')).body).toContain('every article is reviewed')
  })

  test('keep a portal’s name from being more than words', async () => {
    const portalName = { en: '<b>*Bold*</b>', 'zh-CN': '<b>*Bold*</b>' }
    await transact(real.database, (tx) =>
      changeSettings(tx, { portalName }, { actor: null, now: new Date() }),
    )
    const { body } = await get('/help/authors')
    expect(body).toMatch(/those that &lt;b.*\*Bold\*/)
    expect(body).not.toContain('<b>')
  })

  test('list the guides with their parts, and are found from every page’s foot and the map of the site', async () => {
    const index = (await get('/help')).body
    for (const { id } of readGuide('en', 'editors').sections)
      expect(index).toContain(`href="/help/editors#${id}"`)
    expect((await get('/about')).body).toContain('href="/help"')
    expect((await get('/sitemap-pages.xml')).body).toContain('/help/authors')
  })

  test('serve pictures and nothing else', async () => {
    expect((await get('/help/pictures/sizes.json')).status).toBe(404)
    expect((await get('/help/pictures/%2e%2e/en/authors.md')).status).toBe(404)
    expect((await get('/help/nobody')).status).toBe(404)
  })
})
