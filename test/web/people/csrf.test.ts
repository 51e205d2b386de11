import { describe, expect, test } from 'vitest'
import { isSameOrigin } from '../../../src/web/http/csrf.ts'

const publicUrl = new URL('https://portal.example/')
const cookie = 'x=y'
const allowed = (headers: Record<string, string>, method = 'POST') =>
  isSameOrigin({ method, headers }, publicUrl)

describe('a request that changes something', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['from our page', { 'sec-fetch-site': 'same-origin', cookie }, true],
    ['from our page without a referrer', { 'sec-fetch-site': 'same-origin', origin: 'null', cookie }, true],
    ['typed by hand', { 'sec-fetch-site': 'none', cookie }, true],
    ['from another site', { 'sec-fetch-site': 'cross-site', cookie }, false],
    ['from a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://portal.example', cookie }, false],
    ['from another site, signed out', { 'sec-fetch-site': 'cross-site' }, false],
    ['of an older browser', { origin: 'https://portal.example', cookie }, true],
    ['under another name of ours', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080', cookie }, true],
    [
      'of an older browser elsewhere',
      { origin: 'https://evil.example', host: 'portal.example', cookie },
      false,
    ],
    ['from a look-alike', { origin: 'https://portal.example.evil.example', cookie }, false],
    ['from a frame without origin', { origin: 'null', cookie }, false],
    ['with a cookie and nothing else', { cookie }, false],
    ['of a program without a cookie', {}, true],
  ])('%s: %j → %s', (_, headers, expected) => expect(allowed(headers)).toBe(expected))

  test('is told by its method, whatever its case or kind', () => {
    const foreign = { 'sec-fetch-site': 'cross-site', cookie }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY', 'get']) {
      expect(allowed(foreign, method)).toBe(false)
    }
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(allowed(foreign, method)).toBe(true)
  })
})
