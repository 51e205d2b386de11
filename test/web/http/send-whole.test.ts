import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendStored, storable } from '../../../src/web/http/stored-page.ts'

const text = `<!doctype html><p>${'渡轮六点开。'.repeat(400)}</p>`
const headers = {
  'content-type': 'text/html; charset=utf-8',
  vary: 'accept-encoding',
  'surrogate-key': 'a b',
}
const page = storable({ status: 200, headers, body: Buffer.from(text), tags: [] })
const END = 'GET /end HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'

let server: Server
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/end') response.writeHead(204, ['x-end', 'yes']).end()
    else sendStored(request, response, page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())

describe('a stored page sent as one buffer', () => {
  test.each(['br', 'gzip', ''])('is what the usual way sends (%s)', async (encoding) => {
    const ask = (more: string) => `GET / HTTP/1.1\r\nhost: x\r\naccept-encoding: ${encoding}\r\n${more}\r\n`
    const whole = parse(await exchange(ask('') + END))
    // A connection that is to be closed is answered the usual way.
    const usual = parse(await exchange(ask('connection: close\r\n')))
    expect(whole.status).toBe('HTTP/1.1 200 OK')
    expect(usual.headers.connection).toBe('close')
    delete usual.headers.connection
    expect(Object.keys(whole.headers).sort()).toEqual(Object.keys(usual.headers).sort())
    expect({ ...whole.headers, date: '' }).toEqual({ ...usual.headers, date: '' })
    expect(Math.abs(Date.parse(whole.headers.date ?? '') - Date.now())).toBeLessThan(3000)
    expect(whole.rest.subarray(0, usual.rest.length).equals(usual.rest)).toBe(true)
    expect(whole.rest.subarray(usual.rest.length).toString()).toContain('HTTP/1.1 204')
  })

  test('keeps its place among requests that were sent at once', async () => {
    const ask = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'
    const answer = (await exchange(ask + ask + ask + END)).toString('latin1')
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 200',
      'HTTP/1.1 200',
      'HTTP/1.1 204',
    ])
    expect(answer.match(new RegExp(`content-length: ${Buffer.byteLength(text)}`, 'g'))).toHaveLength(3)
    expect(answer.split('</p>')).toHaveLength(4)
  })

  test('leaves HEAD, old browsers and readers who have the page to the usual way', async () => {
    const head = parse(await exchange(`HEAD / HTTP/1.1\r\nhost: x\r\n\r\n${END}`))
    expect(head.rest.toString()).toMatch(/^HTTP\/1\.1 204/)
    const old = parse(await exchange('GET / HTTP/1.0\r\n\r\n'))
    expect(old.rest.toString()).toBe(text)
    const etag = old.headers.etag
    const known = parse(await exchange(`GET / HTTP/1.1\r\nhost: x\r\nif-none-match: ${etag}\r\n\r\n${END}`))
    expect(known.status).toBe('HTTP/1.1 304 Not Modified')
  })

  test('refuses a header that would break the message', async () => {
    const broken = storable({
      status: 200,
      headers: { 'x-tag': 'a\r\nb' },
      body: Buffer.from(text),
      tags: [],
    })
    const other = createServer((request, response) => {
      try {
        sendStored(request, response, broken)
      } catch {
        response.writeHead(500).end()
      }
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(500)
    other.close()
  })
})

/** Sends bytes and gives all that came until the connection was closed. */
function exchange(request: string): Promise<Buffer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts)))
  })
}

function parse(answer: Buffer): { status: string; headers: Record<string, string>; rest: Buffer } {
  const end = answer.indexOf('\r\n\r\n')
  const [status = '', ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  return { status, headers, rest: answer.subarray(end + 4) }
}
