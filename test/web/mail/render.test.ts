import { describe, expect, test } from 'vitest'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { LANGUAGES, translateCode } from '../../../src/web/ui/messages.ts'
import { read, readModules } from '../../rules/source.ts'

const render = mailRenderer(new URL('https://news.example.test'))
const mail = { kind: 'test', params: {}, language: 'en' as const, href: null, portalName: 'Riverside' }

/** Kinds of mails and notices that the domain sends, as far as they are written out. */
const SENT = /\b(notify|sendMail)\(\s*tx,(?:(?!\b(?:notify|sendMail)\()[^;])*?kind:\s*'([a-z_.]+)'/g

describe('a mail', () => {
  test('puts values in as text, in the subject, the text and the HTML', () => {
    const name = '<img src=x onerror=alert(1)> {portal} \u202egnp.exe\r\nBcc: x'
    const drawn = render({ ...mail, params: { name }, href: '/me?a=1&b="2"' })
    expect(drawn.html).toContain('&lt;img src=x')
    expect(drawn.html).not.toMatch(/<img|\u202e/)
    expect(drawn.text).toContain('<img src=x onerror=alert(1)> {portal} gnp.exe\nBcc: x')
    expect(drawn.text).toContain('https://news.example.test/me?a=1&b=%222%22')
    expect(drawn.html).toContain('href="https://news.example.test/me?a=1&amp;b=%222%22"')
    expect(drawn.html).toMatch(/<html lang="en">.*<title>.*<main>/s)
  })

  test('leads to this portal only', () => {
    for (const href of ['//evil.test', 'https://evil.test/x']) {
      expect(() => render({ ...mail, params: { name: 'x' }, href }), href).toThrow()
    }
  })

  test('of a kind without words is an error of ours, told before anything is sent', () => {
    expect(() => render({ ...mail, kind: 'nothing.of_the_kind' })).toThrow(/no message mail\.nothing/)
  })
})

describe('words', () => {
  const sent = readModules()
    .filter(({ path }) => path.startsWith('src/domain/'))
    .flatMap(({ path }) =>
      [...read(path).matchAll(SENT)].map(([, verb, kind]) => ({ verb, kind: kind as string })),
    )

  test.each(LANGUAGES)('of every kind that is sent are there in %s', (language) => {
    expect(sent.length).toBeGreaterThan(5)
    const missing = sent.flatMap(({ verb, kind }) =>
      ['subject', 'text', ...(verb === 'notify' ? ['line'] : [])]
        .map((part) => `mail.${kind}.${part}`)
        .filter((key) => translateCode(language, key) === undefined),
    )
    expect([...new Set(missing)]).toEqual([])
  })

  test('a subject is one line, a text needs no HTML', () => {
    for (const language of LANGUAGES) {
      const own = JSON.parse(read(`messages/${language}/mail.json`)) as Record<string, string>
      const wrong = Object.entries(own).filter(
        ([key, words]) =>
          (key.endsWith('.subject') && words.includes('\n')) || /<\/?[a-z]+>|&[a-z]+;/.test(words),
      )
      expect(wrong).toEqual([])
    }
  })
})
