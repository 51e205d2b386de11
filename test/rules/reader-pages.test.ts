import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articleSlug } from '../../src/domain/articles/index.ts'
import { createRealApp, type RealApp } from '../support/real-app.ts'
import { type Seeded, seedArticle } from '../support/seed.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

// What opens only from a letter, through a provider that nobody has set, or to whom is signed in, says so.
const DOORS = /^\/(confirm|reset|sign-in\/provider|offline\/articles)/

let real: RealApp
let seeded: Seeded
beforeAll(async () => {
  real = await createRealApp({ publicUrl: 'https://news.example' })
  seeded = await seedArticle(real.database)
})

afterAll(() => real?.close())

describe('every page for readers', () => {
  test('is found by walking the routes', () => {
    expect(addresses()).toEqual(
      expect.arrayContaining(['/', '/hot', '/about', seeded.path, '/c/city', '/@harbour']),
    )
  })

  test('no article is called as a page beside it is', () => {
    const beside = real.routes.flatMap(({ url }) => /^\/a\/:id\/([a-z-]+)$/.exec(url)?.[1] ?? [])
    expect(beside).toContain('history')
    for (const name of beside) expect(articleSlug({ title: name }), name).not.toBe(name)
    expect(articleSlug({ title: 'Comments!' })).toBe('comments-1')
  })

  test('answers, in both languages', async () => {
    for (const url of addresses()) {
      for (const language of ['zh-CN', 'en']) {
        const answer = await get(url, language)
        const expected = DOORS.test(url) ? [401, 404, 410] : [200, 301, 303]
        expect(expected, `${url} ${language}`).toContain(answer.statusCode)
        if (isPage(answer)) expect(answer.body, url).toContain(`<html lang="${language}"`)
      }
    }
  })

  test('carries no script but ours, no inline style, no handler, nothing of another host', async () => {
    for (const url of [...addresses(), '/nothing/here', '/a/0000000000000']) {
      const answer = await get(url)
      if (!isPage(answer)) continue
      expect(elements(answer.body).flatMap(forbidden), url).toEqual([])
    }
  })

  test('forbids by its headers what it does not carry', async () => {
    for (const url of [...addresses(), '/nothing/here']) {
      const answer = await get(url)
      if (!isPage(answer)) continue
      const { headers } = answer
      const policy = String(headers['content-security-policy'])
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
      ]) {
        expect(policy, url).toContain(part)
      }
      expect(policy, url).not.toMatch(/unsafe-|\*|https:/)
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('strict-origin-when-cross-origin')
      expect(headers['strict-transport-security'], url).toMatch(/^max-age=\d{7,}/)
      expect(headers['permissions-policy'], url).toContain('geolocation=()')
    }
  })

  test('is the same for everyone: it sets no cookie and can be shared by caches', async () => {
    for (const url of addresses()) {
      const answer = await get(url)
      if (
        answer.statusCode !== 200 ||
        !isPage(answer) ||
        /no-store/.test(String(answer.headers['cache-control']))
      )
        continue
      expect(answer.headers['set-cookie'], url).toBeUndefined()
      expect(answer.headers['cache-control'], url).toContain('public')
      expect(String(answer.headers.vary).toLowerCase(), url).toContain('accept-language')
      expect(answer.headers['surrogate-key'], url).toBeTruthy()
    }
  })

  test('tells a stranger nothing about the machine', async () => {
    for (const url of ['/', '/nothing/here', '/sign-in']) {
      const { headers } = await get(url)
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers.server).toBeUndefined()
    }
  })
})

/** The addresses of all routes that strangers may get, with what the seed put there. */
function addresses(): string[] {
  const urls = real.routes
    .filter(({ method, guard }) => method === 'GET' && guard === undefined)
    .map(({ url }) => url)
    .filter((url) => !/^\/(assets|media|healthz|readyz|metrics|set-up)/.test(url))
    .map((url) =>
      url
        .replace('/a/:id/:slug', seeded.path)
        .replace('/a/:id', `/a/${seeded.articleId}`)
        .replace(':handle', 'harbour')
        .replace('/c/:slug', '/c/city')
        .replace('/t/:slug', `/t/${encodeURIComponent('渡轮')}`),
    )
    .filter((url) => !/[:*]/.test(url))
  return [...new Set(urls)]
}

function get(url: string, language = 'zh-CN') {
  return real.app.inject({
    method: 'GET',
    url,
    headers: { accept: 'text/html', 'accept-language': language },
  })
}

function isPage({ headers }: { headers: Record<string, unknown> }): boolean {
  return String(headers['content-type']).startsWith('text/html')
}

function elements(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

function forbidden({ tagName, attrs, childNodes }: Element): string[] {
  const of = (name: string) => attrs.find((attribute) => attribute.name === name)?.value
  const wrong: string[] = []
  if (tagName === 'script' && of('type') !== 'application/ld+json') {
    if (!of('src')?.startsWith('/assets/')) wrong.push(`script ${of('src') ?? 'inline'}`)
    if (childNodes.length > 0) wrong.push('a script with text')
  }
  if (['iframe', 'object', 'embed', 'base', 'style'].includes(tagName)) wrong.push(`<${tagName}>`)
  if (tagName === 'meta' && of('http-equiv')) wrong.push(`meta ${of('http-equiv')}`)
  for (const { name, value } of attrs) {
    if (/^on/.test(name) || name === 'style') wrong.push(`${tagName} ${name}`)
    const fetched =
      ['src', 'srcset', 'poster', 'action'].includes(name) ||
      (tagName === 'link' && name === 'href' && isFetched(of('rel')))
    if (fetched && !/^\/(?!\/)|^data:image\//.test(value)) wrong.push(`${tagName} ${name}=${value}`)
    if (/^\s*(javascript|vbscript|data):/i.test(value) && name === 'href')
      wrong.push(`${tagName} ${name}=${value}`)
  }
  return wrong
}

// Canonical, alternate and the like are told, not fetched.
function isFetched(rel: string | undefined): boolean {
  return /stylesheet|preload|icon|manifest|prefetch|preconnect/.test(rel ?? '')
}
