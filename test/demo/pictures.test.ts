import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { AVATARS, renderAvatar } from '../../src/demo/pictures/avatars.ts'
import { SCENES } from '../../src/demo/pictures/catalogue.ts'
import { finish, newSheet } from '../../src/demo/pictures/paint/sheet.ts'
import { renderPicture } from '../../src/demo/pictures/render.ts'

test('there are enough scenes and avatars', () => {
  expect(Object.keys(SCENES).length).toBeGreaterThanOrEqual(34)
  expect(Object.keys(AVATARS).length).toBeGreaterThanOrEqual(12)
})

describe.each(Object.entries(SCENES))('%s', (name, scene) => {
  test('is drawn whole, and the same each time', () => {
    const draw = () => {
      const sheet = newSheet(name)
      return finish(sheet, scene(sheet))
    }
    const svg = draw()
    expect(svg.match(/.{0,80}(NaN|undefined|Infinity|\[object).{0,20}/)).toBeNull()
    expect(svg.includes('<text')).toBe(false)
    const defined = new Set([...svg.matchAll(/ id="(\w+)"/g)].map((match) => match[1]))
    for (const [, id] of svg.matchAll(/url\(#(\w+)\)/g)) expect(defined).toContain(id)
    expect(draw() === svg).toBe(true)
  })
})

test('a picture is a JPEG of 1600 × 900 with the same bytes each time', async () => {
  const bytes = await renderPicture('river-bend')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 900 })
  expect(bytes.equals(await renderPicture('river-bend'))).toBe(true)
})

test('an avatar is a square', async () => {
  expect(await sharp(await renderAvatar('ferry')).metadata()).toMatchObject({ width: 512, height: 512 })
})

test('a name that no scene has is refused', async () => {
  await expect(renderPicture('nothing')).rejects.toThrow('no scene is called nothing')
})
