import { describe, expect, it } from 'vitest'
import { pageAddress } from '../../../src/web/http/page-key.ts'

describe('the address of a page in the cache', () => {
  it.each([
    ['/', '/'],
    ['/?utm_source=x', '/'],
    ['/?older=x', '/'],
    ['/hot?saved=1', '/hot'],
    ['/hot/', '/hot'],
    ['/c/city?newer=b&x=1&older=a', '/c/city?older=a&newer=b'],
    ['/c/ci%74y', '/c/city'],
    ['/t/%e8%bd%ae%E6%B8%A1?older=a', '/t/%E8%BD%AE%E6%B8%A1?older=a'],
    ['/t/a%2fb', '/t/a%2Fb'],
    ['/a/1/history?shown=2&older=3', '/a/1/history?shown=2'],
    ['/a/1/comments?view=flat&after=x&sort=new', '/a/1/comments?sort=new&view=flat&after=x'],
    ['/a/1/comments?sort=hot&view=x', '/a/1/comments'],
    ['/accessibility?saved=1', '/accessibility?saved=1'],
  ])('of %s is %s', (url, address) => {
    expect(pageAddress(url)).toBe(address)
  })

  it('has one spelling, whichever character is escaped', () => {
    for (let code = 0; code < 256; code++) {
      const capital = `%${code.toString(16).padStart(2, '0').toUpperCase()}`
      const character = String.fromCharCode(code)
      const expected = `/t/x${/[A-Za-z0-9_.~-]/.test(character) ? character : capital}`
      expect(pageAddress(`/t/x${capital}`)).toBe(expected)
      expect(pageAddress(`/t/x${capital.toLowerCase()}`)).toBe(expected)
    }
  })

  it('does not exist for what is not cached', () => {
    for (const url of [`/${'x'.repeat(3000)}`, 'http://portal.test/', '/?p=12', '/index.php?page_id=3']) {
      expect(pageAddress(url)).toBeUndefined()
    }
  })
})
