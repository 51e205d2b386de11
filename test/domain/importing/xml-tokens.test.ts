import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseShortcodes } from '../../../src/domain/importing/readers/wordpress/shortcodes.ts'
import { createXmlTokens } from '../../../src/domain/importing/readers/wxr/xml-tokens.ts'

function read(pieces: string[]) {
  const seen: string[] = []
  const positions: number[] = []
  let text = ''
  const flush = () => {
    if (text) seen.push(`"${text}"`)
    text = ''
  }
  const tokens = createXmlTokens({
    open(tag) {
      flush()
      seen.push(`<${tag.name}>`)
      positions.push(tag.position)
    },
    close(tag) {
      flush()
      seen.push(`</${tag.name}>`)
    },
    text: (more) => {
      text += more
    },
  })
  for (const piece of pieces) tokens.write(piece)
  const inside = tokens.end()
  flush()
  return { seen, inside, positions }
}

test('a text full of tags that never end is read once, not once a tag', () => {
  const pieces = Array.from({ length: 8 }, () => '<a "'.repeat(16 * 1024))
  const begun = Date.now()
  const { seen, inside } = read(pieces)
  expect([seen.length, inside]).toEqual([1, 'tag'])
  expect(Date.now() - begun).toBeLessThan(3000)
})

test('shortcodes that never end take time by their number only', () => {
  const begun = Date.now()
  const nodes = parseShortcodes('[caption]x'.repeat(50_000), () => false)
  expect(nodes.length).toBe(100_000)
  expect(Date.now() - begun).toBeLessThan(3000)
})

describe('XML in pieces', () => {
  const sample = `\ufeff<?xml version="1.0"?><!-- <no> --><a b="x>y">1 &amp; 2 &#x1F35E;<b/><![CDATA[<p>]]]]><![CDATA[> &amp;]]></a> 3 < 4 &nbsp; & 海`

  test('is read', () => {
    expect(read([sample])).toMatchObject({
      seen: ['"\ufeff"', '<a>', '"1 & 2 🍞"', '<b>', '"<p>]]> &amp;"', '</a>', '" 3 < 4 &nbsp; & 海"'],
      inside: 'text',
    })
  })

  test('comes out the same wherever it is cut', () => {
    const whole = read([sample])
    fc.assert(
      fc.property(fc.array(fc.nat(sample.length)), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), sample.length]
        const pieces = places.slice(1).map((end, at) => sample.slice(places[at], end))
        expect(read(pieces)).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })

  test('tells the byte at which a tag begins', () => {
    expect(read(['<海/>', '海<a>']).positions.at(-1)).toBe(9)
  })

  test.each([
    ['<a><![CDATA[open', 'cdata'],
    ['<a><!-- open', 'comment'],
    ['<a b="1', 'tag'],
    ['<a>text', 'text'],
  ])('says what %s ends inside of', (text, inside) => {
    expect(read([text]).inside).toBe(inside)
  })

  test('any text is survived', () => {
    fc.assert(fc.property(fc.string(), (text) => void read([text])))
  })
})
