import { describe, expect, it } from 'vitest'
import { type Page, PageCache } from '../../../src/platform/page-cache/index.ts'
import { PurgeLog } from '../../../src/platform/page-cache/purge-log.ts'
import { TaggedValues } from '../../../src/platform/page-cache/tagged-values.ts'
import { storable } from '../../../src/web/http/stored-page.ts'

const page = (text: string, tags: string[] = ['a'], status = 200): Page => ({
  status,
  headers: {},
  body: Buffer.from(text),
  tags,
})
const open = (trusted = { yes: true }, maxBytes = 1_000_000) =>
  new PageCache({ maxBytes, trusted: () => trusted.yes, prepare: storable })

describe('the page cache', () => {
  it('answers what was rendered until one of its tags is purged', async () => {
    const cache = open()
    await cache.fill('k', async () => page('one', ['a', 'b']))
    expect(cache.get('k')?.body.toString()).toBe('one')
    cache.purge(['c'])
    expect(cache.get('k')).toBeDefined()
    cache.purge(['b'])
    expect(cache.get('k')).toBeUndefined()
  })

  it('renders once for all who ask at the same time', async () => {
    const cache = open()
    let renders = 0
    const slow = async () => {
      renders += 1
      await new Promise((done) => setTimeout(done, 5))
      return page('x')
    }
    await Promise.all(Array.from({ length: 20 }, () => cache.fill('k', slow)))
    expect(renders).toBe(1)
  })

  it('does not store a render that began before a purge of what it shows', async () => {
    const cache = open()
    await cache.fill('k', async () => {
      cache.purge(['a'])
      return page('old', ['a'])
    })
    expect(cache.get('k')).toBeUndefined()
  })

  it('stores it when something else was purged', async () => {
    const cache = open()
    await cache.fill('k', async () => {
      cache.purge(['z'])
      return page('still true', ['a'])
    })
    expect(cache.get('k')).toBeDefined()
  })

  it('starts a new render after a purge instead of joining the one under way', async () => {
    const cache = open()
    let state = 'old'
    const read = async () => {
      const seen = state
      await new Promise((done) => setTimeout(done, 10))
      return page(seen)
    }
    const before = cache.fill('k', read)
    state = 'new'
    cache.purge(['a'])
    expect((await cache.fill('k', read)).body.toString()).toBe('new')
    await before
    expect(cache.get('k')?.body.toString()).toBe('new')
  })

  it('neither serves nor stores while purges cannot reach it', async () => {
    const trusted = { yes: true }
    const cache = open(trusted)
    await cache.fill('k', async () => page('x'))
    trusted.yes = false
    expect(cache.get('k')).toBeUndefined()
    await cache.fill('other', async () => page('y'))
    trusted.yes = true
    expect(cache.get('other')).toBeUndefined()
  })

  it('keeps only good answers, within its bytes, and forgets tags with pages', async () => {
    const cache = open({ yes: true }, 20_000)
    await cache.fill('bad', async () => page('x', ['a'], 404))
    expect(cache.get('bad')).toBeUndefined()
    for (let index = 0; index < 50; index += 1)
      await cache.fill(`k${index}`, async () => page('x'.repeat(1000), [`t${index}`]))
    expect(cache.size.bytes).toBeLessThanOrEqual(20_000)
    cache.purge('all')
    expect(cache.size.pages).toBe(0)
  })

  it('passes a failed render on and tries again', async () => {
    const cache = open()
    await expect(cache.fill('k', async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await cache.fill('k', async () => page('yes'))).body.toString()).toBe('yes')
  })
})

describe('the purge log', () => {
  it('counts what it has forgotten as purged', () => {
    const log = new PurgeLog()
    const began = log.now
    for (let index = 0; index < 10_002; index += 1) log.record([`t${index}`])
    expect(log.touchedSince(began, ['never-purged'])).toBe(true)
    expect(log.touchedSince(log.now, ['t5'])).toBe(false)
  })
})

describe('tagged values', () => {
  it('are read once, again after a purge, and again after a failure', async () => {
    let reads = 0
    let fails = false
    const load = async () => {
      reads += 1
      if (fails) throw new Error('no')
      return { value: reads, tags: ['portal'] }
    }
    const values = new TaggedValues(load, { trusted: () => true, max: 2 })
    expect([(await values.get('a')).value, (await values.get('a')).value]).toEqual([1, 1])
    values.purge(['other'])
    expect((await values.get('a')).value).toBe(1)
    values.purge(['portal'])
    fails = true
    await expect(values.get('a')).rejects.toThrow('no')
    fails = false
    expect((await values.get('a')).value).toBe(3)
  })

  it('do not join a read that began before a purge', async () => {
    let state = 'old'
    const load = async () => {
      const seen = state
      await new Promise((done) => setTimeout(done, 10))
      return { value: seen, tags: ['t'] }
    }
    const values = new TaggedValues(load, { trusted: () => true, max: 2 })
    const before = values.get('k')
    state = 'new'
    values.purge(['t'])
    expect((await values.get('k')).value).toBe('new')
    await before
    expect((await values.get('k')).value).toBe('new')
  })
})
