// Draws every page of the gallery at several widths into test-results/gallery, to be looked at.
// node test/support/gallery/look.mjs [page …] [--widths 390,1440] [--modes light,dark,care]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const root = join(import.meta.dirname, '..', '..', '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '320,390,820,1440' },
    modes: { type: 'string', default: 'light,dark,care' },
    language: { type: 'string', default: 'zh-CN' },
    out: { type: 'string', default: join(root, 'test-results', 'gallery') },
    open: { type: 'boolean', default: false },
  },
})
mkdirSync(values.out, { recursive: true })

const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  ssr: { external: ['preact', 'preact-render-to-string', 'sharp', 'playwright-core', 'vite'] },
})
const { openGallery } = await vite.ssrLoadModule('/test/support/gallery/server.ts')
const { PAGES } = await vite.ssrLoadModule('/test/support/gallery/pages.tsx')
const { launchBrowser } = await vite.ssrLoadModule('/test/support/browser.ts')
const gallery = await openGallery()
const browser = await launchBrowser()
for (const mode of values.modes.split(',')) {
  const context = await browser.newContext({ colorScheme: mode === 'dark' ? 'dark' : 'light' })
  const page = await context.newPage()
  page.on('console', (message) => console.log(message.type(), message.text()))
  for (const name of positionals.length > 0 ? positionals : Object.keys(PAGES)) {
    for (const width of values.widths.split(',').map(Number)) {
      await page.setViewportSize({ width, height: 900 })
      const query = new URLSearchParams({
        language: values.language,
        ...(mode === 'care' && { edition: 'care' }),
      })
      await page.goto(`${gallery.origin}/page/${name}?${query}`)
      if (values.open) await page.click('.share summary')
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager'
        await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
      })
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (sideways > 0) console.log(`${name} ${width} ${mode}: ${sideways} px too wide`)
      await page.screenshot({ path: join(values.out, `${name}-${width}-${mode}.png`), fullPage: true })
    }
  }
  await context.close()
}
await browser.close()
await gallery.close()
await vite.close()
