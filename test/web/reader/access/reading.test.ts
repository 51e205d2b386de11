import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PALETTES, readingOf, SIZES, writeReading } from '../../../../src/web/reader/access/choices.ts'
import { COLOURS } from '../../../../src/web/reader/access/palettes.ts'
import { readingCss } from '../../../../src/web/reader/access/reading-css.ts'
import { contrast } from '../../../../src/web/ui/colour.ts'
import { read } from '../../../rules/source.ts'
import { createRealApp, type RealApp } from '../../../support/real-app.ts'
import { type Seeded, seedArticle } from '../../../support/seed.ts'

let real: RealApp
let seeded: Seeded
beforeAll(async () => {
  real = await createRealApp()
  seeded = await seedArticle(real.database)
})
afterAll(() => real?.close())

describe('the palettes', () => {
  test.each(PALETTES)('%s has 7:1 for every text on every ground', (palette) => {
    const { scheme: _, paper, raised, line: __, edge, ...texts } = COLOURS[palette]
    for (const ground of [paper, raised]) {
      for (const [name, colour] of Object.entries(texts)) {
        expect(contrast(colour, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(7)
      }
      expect(contrast(edge, ground), 'edges of controls').toBeGreaterThanOrEqual(3)
    }
  })

  test('are shown on the page of settings in their own colours', () => {
    const css = read('src/web/ui/styles/parts/access.css')
    for (const palette of PALETTES) {
      const { paper, ink } = COLOURS[palette]
      expect(css).toMatch(
        new RegExp(`data-colours="${palette}"\\] \\{\\s*background: ${paper};\\s*color: ${ink};`),
      )
    }
  })
})

describe('what a reader chose', () => {
  test('is read from the cookie as it was written, and nonsense is as nothing', () => {
    const chosen = { size: 200, palette: 'yellow', aids: ['spacing', 'ruler'] } as const
    expect(readingOf(`a=1; view=en~care~dark~${writeReading(chosen)}`)).toEqual(chosen)
    for (const cookie of [
      undefined,
      '',
      'view=en~care~dark',
      'view=~~~',
      'view=en~care~dark~900.pink.</style>',
    ])
      expect(readingOf(cookie)).toEqual({ size: 100, palette: undefined, aids: [] })
    expect(readingCss(readingOf('view=en~care~dark~900.pink'))).toBe('')
  })

  test('starts the care edition at 24 px, gives 30 and more, and never above three times the browser’s own', () => {
    const sizes = SIZES.map((size) =>
      Number(
        /\[data-edition=care\]\{font-size:([\d.]+)%/.exec(
          readingCss({ size, palette: undefined, aids: [] }),
        )?.[1],
      ),
    )
    expect(sizes.slice(1)).toEqual([187.5, 225, 262.5, 300, 300, 300])
  })

  test('is kept in a cookie by a plain form, and what a form does not name stays', async () => {
    const first = await prefer('', { colours: 'yellow', size: '200', aids: 'listed', ruler: '1' })
    expect(first).toBe('zh-CN~standard~auto~200.yellow.ruler')
    expect(await prefer(first, { edition: 'care', next: '/hot' })).toBe('zh-CN~care~auto~200.yellow.ruler')
    expect(await prefer(first, { aids: 'listed' })).toBe('zh-CN~standard~auto~200.yellow')
    expect(await prefer(first, { colours: 'dark' })).toBe('zh-CN~standard~dark~200.ruler')
    expect(await prefer(first, { size: '7000', colours: 'pink' })).toBe(first)
    expect(await prefer(first, { reset: '1', size: '300' })).toBe('zh-CN~standard~auto')
    expect(await prefer('zh-CN~standard~auto~150', { size: '100' })).toBe('zh-CN~standard~auto')
  })
})

describe('a page', () => {
  test('links the reader’s own style sheet for who chose something, and for nobody else', async () => {
    for (const url of ['/', seeded.path, '/hot', '/sign-in', '/nothing/here', '/accessibility']) {
      const plain = await get(url)
      const chosen = await get(url, 'zh-CN~standard~auto~200.yellow')
      expect(plain.body, url).not.toContain('/reading.css')
      expect(chosen.body, url).toContain('<link rel="stylesheet" href="/reading.css"')
      // After the operator's colours, which it replaces.
      expect(chosen.body.indexOf('/reading.css'), url).toBeGreaterThan(chosen.body.indexOf('/theme.css'))
    }
  })

  test('of settings shows what is chosen, and is not kept for others', async () => {
    const { body, headers } = await get('/accessibility', 'zh-CN~standard~auto~200.yellow.pointer')
    expect(headers['cache-control']).toBe('no-store')
    for (const field of ['size" value="200"', 'colours" value="yellow"', 'pointer" value="1"'])
      expect(body).toContain(`name="${field} checked`)
    const others = await get('/accessibility')
    expect(others.headers['cache-control']).toContain('public')
    for (const field of ['size" value="100"', 'colours" value="auto"'])
      expect(others.body).toContain(`name="${field} checked`)
  })

  test('of styles is the reader’s alone and asked for anew each time', async () => {
    const first = await get('/reading.css', 'zh-CN~standard~auto~200.yellow')
    expect(first.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: 'cookie',
    })
    expect(first.body).toContain('font-size:200%')
    expect(first.body).toContain('--ink:#ffff00')
    const again = await get('/reading.css', 'zh-CN~standard~auto~200.yellow', {
      'if-none-match': String(first.headers.etag),
    })
    expect(again.statusCode).toBe(304)
    expect((await get('/reading.css')).body).toBe('')
  })
})

function get(url: string, view?: string, headers: Record<string, string> = {}) {
  return real.app.inject({
    url,
    headers: {
      accept: 'text/html',
      'accept-language': 'zh-CN',
      ...(view && { cookie: `view=${view}` }),
      ...headers,
    },
  })
}

async function prefer(view: string, form: Record<string, string>): Promise<string> {
  const answer = await real.app.inject({
    method: 'POST',
    url: '/preferences',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': 'zh-CN',
      origin: 'http://localhost:8080',
      host: 'localhost:8080',
      ...(view && { cookie: `view=${view}` }),
    },
    body: new URLSearchParams(form).toString(),
  })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers['set-cookie']).match(/view=([^;]*)/)?.[1] ?? ''
}
