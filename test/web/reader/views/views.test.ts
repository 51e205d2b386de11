import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { PAGES, pageHtml } from '../../../support/gallery/pages.tsx'

const LANGUAGES = ['zh-CN', 'en'] as const

const ofReaders = (name: string) => !name.startsWith('work-')

describe.each(Object.keys(PAGES))('%s', (name) => {
  test.each(LANGUAGES)('keeps what the content security policy asks for (%s)', (language) => {
    const html = pageHtml(name, { language })
    expect(html).toMatch(/^<!doctype html><html lang="(zh-CN|en)"/)
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:/)
    expect(html.match(/<script(?! type="(module|application\/ld\+json)")/)).toBeNull()
    expect(html).not.toMatch(/undefined|\[object|NaN|reader\.[a-z]+\./)
  })

  test('has one main heading and a way past the header; a reader’s page also the ways to write and to both editions', () => {
    const html = pageHtml(name)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toContain('<a class="skip" href="#main">')
    if (!ofReaders(name)) return
    expect(html).toContain('href="/apply"')
    expect(html).toContain('href="/accessibility"')
    expect(html).toContain('name="edition" value="care"')
    expect(pageHtml(name, { edition: 'care' })).toContain('name="edition" value="standard"')
  })
})

test('a text in another language than the page says so', () => {
  expect(pageHtml('article-english', { language: 'zh-CN' })).toContain('<h1 class="headline"><span>A ferry')
  expect(pageHtml('article', { language: 'en' })).toContain('<h1 class="headline" lang="zh-CN">')
  expect(pageHtml('article', { language: 'en' })).toContain('<span lang="zh-CN">本文由作者自行上传')
  expect(pageHtml('front')).toContain('href="/a/s12/x" lang="en"><span>A ferry town')
})

test('Chinese headlines break between clauses, then between phrases', () => {
  expect(pageHtml('article')).toContain(
    '<span><span>老码头的<wbr>最后<wbr>一班<wbr>渡轮，</span><span>载着<wbr>四十年的<wbr>早高峰<wbr>靠了岸</span></span></h1>',
  )
})

test('data for machines cannot end its script element', () => {
  const html = pageHtml('front', { jsonLd: { name: '</script><script>alert(1)</script>' } })
  expect(html).toContain('\\u003c/script>')
  expect(html).not.toContain('<script>alert')
})

test('names and titles are escaped', () => {
  const html = pageHtml('front', { title: '<img src=x onerror=alert(1)>', description: '"><script>' })
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('"><script>')
})

test('sharing has addresses that work without script', () => {
  const html = pageHtml('article')
  expect(html).toContain('https://service.weibo.com/share/share.php?url=https%3A%2F%2Frivertown.example')
  expect(html).toContain('mailto:?subject=')
  expect(html).toContain('<li hidden><button type="button" class="share-link" data-share="copy"')
})

test('a front page stays small', () => {
  expect(brotliCompressSync(pageHtml('front')).byteLength).toBeLessThan(12_000)
})
