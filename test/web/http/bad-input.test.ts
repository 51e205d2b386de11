import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
})

/** Sends bytes as they are and gives the status and the whole answer. */
function send(bytes: string | Buffer): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(portal.address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', (error) =>
      text ? resolve({ status: Number(text.slice(9, 12)), text }) : reject(error),
    )
    socket.on('close', () => resolve({ status: Number(text.slice(9, 12)), text }))
  })
}
const line = (path: string, more = '', method = 'GET') =>
  `${method} ${path} HTTP/1.1\r\nhost: portal.test\r\nconnection: close\r\n${more}\r\n`

describe('bad input', () => {
  it.each([
    ['malformed UTF-8', '/c/%ff%fe', 400],
    ['a lonely percent sign', '/c/%', 400],
    ['a NUL byte', '/c/a%00b', 400],
    ['a NUL byte in a query', '/c/x?older=%00', 400],
    ['an unknown address', '/wp-admin.php', 404],
    ['dots', '/assets/../../LICENSE', 403],
    ['encoded dots', '/assets/%2e%2e/%2e%2e/LICENSE', 403],
    ['a long path', `/${'x'.repeat(5000)}`, 404],
  ])('%s in the address gets its status and a page', async (_, path, status) => {
    const answer = await send(line(path))
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<!doctype html>')
    expect(answer.text.toLowerCase()).toContain('content-security-policy')
  })

  it('a path of 100 kB and a hundred headers too many are refused without harm', async () => {
    expect((await send(line(`/${'x'.repeat(100_000)}`))).status).toBe(431)
    expect((await send(line('/', `x: ${'y'.repeat(20_000)}\r\n`))).status).toBe(431)
    expect((await send(line('/', 'cookie: a=b\r\n'.repeat(1500)))).status).toBe(431)
    expect((await send(line('/'))).status).toBe(200)
  })

  it('what is no HTTP gets 400', async () => {
    for (const bytes of [
      'hello\r\n\r\n',
      '\x16\x03\x01\x02',
      'GET / HTTP/9.9\r\n\r\n',
      line('/', 'content-length: x\r\n'),
    ]) {
      expect((await send(bytes)).status).toBe(400)
    }
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'POST'])('%s of a page gets 405', async (method) => {
    expect((await send(line('/about', 'content-length: 0\r\n', method))).status).toBe(405)
  })

  it('a body too large gets 413, an unknown kind 415', async () => {
    const body = `back=${'x'.repeat(2_000_000)}`
    const form = `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n`
    expect((await send(line('/preferences', form, 'POST') + body)).status).toBe(413)
    const odd = 'content-type: application/x-odd\r\ncontent-length: 2\r\n'
    expect((await send(`${line('/preferences', odd, 'POST')}hi`)).status).toBe(415)
  })

  it('a strange host changes nothing on the page', async () => {
    const answer = await send(line('/').replace('portal.test', 'evil.example'))
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('evil.example')
  })
})
