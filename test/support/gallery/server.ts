import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { portalIcon } from '../../../src/web/ui/portal-icon.ts'
import { themeCss } from '../../../src/web/ui/theme.ts'
import { pageHtml } from './pages.tsx'
import { CHANNELS } from './words.ts'

export type Gallery = { origin: string; close(): Promise<void>; styles: Record<string, string> }

const ROOT = join(import.meta.dirname, '..', '..', '..')
const CSP =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

/**
 * Serves every page of the gallery on a free port: `/page/{name}?edition=&theme=&language=`, with the built styles and
 * script and with drawn pictures, under the same content security policy as the portal.
 */
export async function openGallery(): Promise<Gallery> {
  const files = await bundle()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gallery')
    const send = (type: string, body: string | Buffer) => {
      response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP }).end(body)
    }
    const [, folder, name = ''] = url.pathname.split('/')
    if (folder === 'page') return send('text/html; charset=utf-8', pageHtml(name, optionsOf(url)))
    if (folder === 'media') return send('image/jpeg', await picture(Number.parseInt(name.slice(1), 10)))
    if (folder === 'icon.svg') return send('image/svg+xml', portalIcon('江城号', '#a62b17'))
    if (folder === 'qr.svg') return send('image/svg+xml', QR)
    if (folder === 'beacon') return response.writeHead(204).end()
    const file = files[folder ?? '']
    if (file !== undefined) return send(file.type, file.body)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
    styles: Object.fromEntries(Object.entries(files).map(([name, { body }]) => [name, body])),
  }
}

function optionsOf(url: URL) {
  const pick = (name: string) => url.searchParams.get(name) ?? undefined
  const chosen = { edition: pick('edition'), theme: pick('theme'), language: pick('language') }
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
}

async function bundle(): Promise<Record<string, { type: string; body: string }>> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: {
          'reader-script': 'src/client/reader.ts',
          'keys-script': 'src/client/keys.ts',
          'reader-styles': 'src/web/ui/styles/reader.css',
          'work-styles': 'src/web/ui/styles/work.css',
        },
      },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as {
    output: { fileName: string; code?: string; source?: string | Uint8Array }[]
  }
  const found = (part: string) => {
    const file = output.find(({ fileName }) => fileName.includes(part))
    return file?.code ?? String(file?.source ?? '')
  }
  // What the script asks for later, by its own name beside it.
  const later = output.flatMap(({ fileName, code }) =>
    code ? [[fileName.replace(/^.*\//, ''), { type: 'text/javascript', body: code }] as const] : [],
  )
  return {
    ...Object.fromEntries(later),
    'reader.css': { type: 'text/css', body: found('reader-styles') },
    'work.css': { type: 'text/css', body: found('work-styles') },
    'keys.js': { type: 'text/javascript', body: found('keys-script') },
    'reader.js': { type: 'text/javascript', body: found('reader-script') },
    'theme.css': {
      type: 'text/css',
      body: themeCss({ accent: '#a62b17', channels: CHANNELS.map(([slug, , colour]) => ({ slug, colour })) }),
    },
  }
}

/** A hill or two under a sky, different for each number. */
async function picture(index: number): Promise<Buffer> {
  const hue = (index * 67) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100" width="960" height="600">
<defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="hsl(${hue} 45% 78%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 40% 62%)"/></linearGradient></defs>
<rect width="160" height="100" fill="url(#a)"/><circle cx="${30 + ((index * 31) % 100)}" cy="36" r="${8 + (index % 4) * 2}" fill="#fff3df"/>
<path d="M0 66q20-${10 + (index % 5) * 4} 40-4t40-8 40 4 40-10v60H0z" fill="hsl(${(hue + 200) % 360} 18% 38%)"/><path d="M0 80q26-12 52-3t54-6 54 1v40H0z" fill="hsl(${(hue + 210) % 360} 20% 26%)"/></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}

const QR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25">${Array.from(
  { length: 25 * 25 },
  (_, at) =>
    (at * 7919 + Math.floor(at / 25) * 31) % 5 < 2
      ? `<rect x="${at % 25}" y="${Math.floor(at / 25)}" width="1" height="1"/>`
      : '',
).join('')}</svg>`

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
