import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, fromOklch, toOklch } from '../../../src/web/ui/colour.ts'
import { accentFor, DEFAULT_ACCENT, readable, SURFACES, themeCss } from '../../../src/web/ui/theme.ts'

const MODES = ['light', 'dark'] as const
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2)
})

test('a colour survives the way to OKLCH and back', () => {
  fc.assert(
    fc.property(colour, (hex) => {
      expect(fromOklch(toOklch(hex))).toBe(hex)
    }),
  )
})

describe.each(MODES)('%s', (mode) => {
  test('any accent becomes one with 7:1 on every surface, and so does text on it', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const { accent, onAccent, wash } = accentFor(chosen, mode)
        for (const surface of [...Object.values(SURFACES[mode]), wash, onAccent]) {
          expect(contrast(accent, surface)).toBeGreaterThanOrEqual(7)
        }
      }),
    )
  })

  test('an accent that is readable already stays as it was chosen', () => {
    const fine = mode === 'light' ? '#123456' : '#ffcc00'
    expect(readable(fine, Object.values(SURFACES[mode]), mode)).toBe(fine)
  })
})

test('tokens.css has the surfaces, the default accent, and text of 7:1 in both modes', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/web/ui/styles/parts/tokens.css'), 'utf8')
  const blocks = [...css.matchAll(/\{([^{}]*--paper:[^{}]*)\}/g)].map(([, body]) => declarations(body ?? ''))
  expect(blocks).toHaveLength(3)
  expect(blocks[2]).toMatchObject(blocks[1] ?? {})
  for (const [index, mode] of MODES.entries()) {
    const tokens = { ...blocks[0], ...blocks[index] }
    const { accent, onAccent, wash } = accentFor(DEFAULT_ACCENT, mode)
    expect(tokens).toMatchObject({ ...SURFACES[mode], accent, 'on-accent': onAccent, wash })
    for (const surface of [tokens.paper, tokens.raised] as string[]) {
      for (const text of ['ink', 'quiet', 'good', 'warning', 'danger', 'rank-2', 'rank-3']) {
        expect(contrast(tokens[text] as string, surface), `${mode} ${text}`).toBeGreaterThanOrEqual(7)
      }
      // Boundaries of boxes to fill in: WCAG 1.4.11.
      expect(contrast(tokens.edge as string, surface), `${mode} edge`).toBeGreaterThanOrEqual(3)
    }
    for (const tone of ['good', 'warning', 'danger']) {
      expect(contrast(tokens[tone] as string, tokens[`${tone}-wash`] as string)).toBeGreaterThanOrEqual(7)
    }
  }
})

test('the stylesheet lets nothing but colours through', () => {
  const css = themeCss({
    accent: 'red;} body{display:none',
    channels: [
      { slug: 'city', colour: '#3f7396' },
      { slug: '城市"]{}*{display:none}', colour: '#3f7396' },
      { slug: 'none', colour: 'url(https://elsewhere.example)' },
    ],
  })
  expect(css).toContain(`:root{--accent:${accentFor(DEFAULT_ACCENT, 'light').accent}`)
  expect(css).toContain('[data-channel="city"]{--channel:')
  expect(css).not.toMatch(/elsewhere|display:none/)
  expect(css).toContain(':root[data-theme=dark]')
})

function declarations(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
}
