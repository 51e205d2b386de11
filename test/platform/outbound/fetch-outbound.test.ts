import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchOutbound, type OutboundOptions } from '../../../src/platform/outbound/index.ts'

const servers: Server[] = []
const seen: IncomingMessage[] = []

afterEach(async () => {
  seen.length = 0
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    seen.push(request)
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function get(url: string, host?: string, more: Partial<OutboundOptions> = {}) {
  return fetchOutbound(url, {
    maxBytes: 100_000,
    timeoutMs: 2_000,
    allowPrivate: host ? [host] : [],
    ...more,
  })
}

test('brings status, headers, body and the final address', async () => {
  const host = await serve((request, response) => {
    if (request.url === '/old') return response.writeHead(302, { location: '/new?x=1' }).end()
    response.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': 'a=b' }).end('hello')
  })
  const outcome = await get(`http://${host}/old`, host)
  expect(outcome).toMatchObject({ ok: true, status: 200, finalUrl: `http://${host}/new?x=1` })
  if (!outcome.ok) return
  expect(outcome.body.toString()).toBe('hello')
  expect(outcome.headers['content-type']).toBe('text/plain')
  expect(outcome.headers).not.toHaveProperty('set-cookie')
  expect(seen.every((request) => !request.headers.cookie && !request.headers.authorization)).toBe(true)
})

test.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/plain,hi',
  'http://user:secret@example.org/',
  'http://',
  'nonsense',
  `http://example.org/${'x'.repeat(5000)}`,
])('refuses %s as an address', async (url) =>
  expect(await get(url)).toMatchObject({ ok: false, outcome: 'bad_url' }),
)

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://localhost/',
  'http://1.1.1.1:22/',
  'http://1.1.1.1:6379/',
])('refuses to connect to %s', async (url) =>
  expect(await get(url)).toMatchObject({ ok: false, outcome: 'refused_address' }),
)

test('a redirect to a private address is refused', async () => {
  const inner = await serve((_request, response) => response.end('secret'))
  const port = inner.split(':')[1]
  const outer = await serve((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end(),
  )
  expect(await get(`http://${outer}/`, outer)).toMatchObject({ ok: false, outcome: 'refused_address' })
  expect(seen).toHaveLength(1)
})

test('a redirect to another scheme is refused, and so is a loop', async () => {
  const host = await serve((request, response) =>
    response.writeHead(301, { location: request.url === '/file' ? 'file:///etc/passwd' : '/loop' }).end(),
  )
  expect(await get(`http://${host}/file`, host)).toMatchObject({ outcome: 'bad_url' })
  expect(await get(`http://${host}/loop`, host)).toMatchObject({ outcome: 'too_many_redirects' })
  expect(seen).toHaveLength(7)
})

test('a name is refused when any of its addresses is private', async () => {
  const resolve = async () => ['93.184.216.34', '10.0.0.1']
  expect(await get('http://mixed.test/', undefined, { resolve })).toMatchObject({
    outcome: 'refused_address',
  })
})

test('a name is asked once and the connection goes to that answer (rebinding)', async () => {
  const host = await serve((request, response) => response.end(`host ${request.headers.host}`))
  const port = host.split(':')[1]
  let asked = 0
  const resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['203.0.113.1'])
  const name = `rebind.test:${port}`
  const outcome = await get(`http://${name}/`, name, { resolve })
  expect(outcome).toMatchObject({ ok: true })
  expect(outcome.ok && outcome.body.toString()).toBe(`host ${name}`)
  expect(asked).toBe(1)
})

test('a second answer that is private is refused on the redirect that asks for it (rebinding)', async () => {
  const redirecting = await serve((_request, response) =>
    response.writeHead(302, { location: 'http://second.test/' }).end(),
  )
  const at = redirecting.split(':')[1]
  const resolve = async (name: string) => (name === 'second.test' ? ['192.168.1.1'] : ['127.0.0.1'])
  const first = `first.test:${at}`
  expect(await get(`http://${first}/`, first, { resolve })).toMatchObject({ outcome: 'refused_address' })
})

test('unknown names, closed ports and bad statuses have their names', async () => {
  const resolve = async () => {
    throw Object.assign(new Error('no'), { code: 'ENOTFOUND' })
  }
  expect(await get('http://nowhere.test/', undefined, { resolve })).toMatchObject({ outcome: 'unresolvable' })
  expect(await get('http://empty.test/', undefined, { resolve: async () => [] })).toMatchObject({
    outcome: 'unresolvable',
  })
  const host = await serve((_request, response) => response.writeHead(404).end('no'))
  expect(await get(`http://${host}/`, host)).toMatchObject({ outcome: 'bad_status', status: 404 })
  expect(await get('http://127.0.0.1:1/', '127.0.0.1:1')).toMatchObject({ outcome: 'connection_failed' })
})

test('a resolver that never answers, a slow drip and a silent server all end in time', async () => {
  const started = Date.now()
  const never = () => new Promise<string[]>(() => {})
  expect(await get('http://slow.test/', undefined, { resolve: never, timeoutMs: 200 })).toMatchObject({
    outcome: 'timeout',
  })
  const drip = await serve((_request, response) => {
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  expect(await get(`http://${drip}/`, drip, { timeoutMs: 300 })).toMatchObject({ outcome: 'timeout' })
  const silent = await serve(() => {})
  expect(await get(`http://${silent}/`, silent, { timeoutMs: 200 })).toMatchObject({ outcome: 'timeout' })
  expect(Date.now() - started).toBeLessThan(2_000)
})

test('a body without end and one that declares too much are cut off', async () => {
  let closed = 0
  const host = await serve((request, response) => {
    response.on('close', () => closed++)
    if (request.url === '/declared')
      return response.writeHead(200, { 'content-length': '999999999' }).write('x')
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(50_000)));
      response.once('drain', more)
    }
    more()
  })
  expect(await get(`http://${host}/endless`, host)).toMatchObject({ outcome: 'too_large' })
  expect(await get(`http://${host}/declared`, host)).toMatchObject({ outcome: 'too_large' })
  await expect.poll(() => closed).toBe(2)
})

test('compressed bodies are bounded by what comes out of them', async () => {
  const small = gzipSync('text '.repeat(1000))
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const host = await serve((request, response) => {
    const encoding = request.url === '/odd' ? 'gzip, gzip, gzip' : 'gzip'
    response.writeHead(200, { 'content-encoding': encoding })
    response.end(request.url === '/small' ? small : request.url === '/broken' ? small.subarray(0, 30) : bomb)
  })
  expect(await get(`http://${host}/small`, host)).toMatchObject({ ok: true })
  expect(await get(`http://${host}/bomb`, host)).toMatchObject({ outcome: 'too_large' })
  expect(await get(`http://${host}/broken`, host)).toMatchObject({ outcome: 'connection_failed' })
  expect(await get(`http://${host}/odd`, host)).toMatchObject({ outcome: 'connection_failed' })
})

test('a connection that ends early is no success', async () => {
  const host = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half')
    setTimeout(() => response.destroy(), 20)
  })
  expect(await get(`http://${host}/`, host)).toMatchObject({ ok: false, outcome: 'connection_failed' })
})
