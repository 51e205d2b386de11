import { describe, expect, test } from 'vitest'
import { ownPath } from '../../../src/web/http/own-path.ts'

describe('a path to go on to', () => {
  test.each([
    '/',
    '/console/settings?x=1#y',
    '/a/0123/标题',
    '/%2F%2Fevil.example',
    '/x?to=https://evil.example',
  ])('%s stays on this portal', (to) => {
    const path = ownPath(to, '/fallback')
    expect(path).not.toBe('/fallback')
    expect(new URL(path, 'https://portal.example').host).toBe('portal.example')
  })

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' /x',
    '/\t/evil.example',
    '/\n/evil.example',
    '/x\r\nset-cookie: a=b',
    '/a/..//evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/%2e%2e//evil.example',
    '/\u0000',
    '/\u2028x',
    '/ /evil',
    'evil.example',
    '',
    `/${'x'.repeat(3000)}`,
    ['/x', '/y'],
    undefined,
    null,
    7,
  ])('%j goes to the fallback', (to) => expect(ownPath(to, '/fallback')).toBe('/fallback'))
})
