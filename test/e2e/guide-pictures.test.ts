import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applying } from './guide/applying.ts'
import { openCamera } from './guide/camera.ts'
import { publishing } from './guide/publishing.ts'
import { comeIn, type Stage, setStage, signIn, type Visitor } from './guide/stage.ts'
import { STORY } from './guide/story.ts'
import { writing } from './guide/writing.ts'

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'guide')

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

/**
 * Walks the guides' steps on the real pages, by the words that stand on them; a step that no longer works fails here.
 * With GUIDE_PICTURES=1 the pictures in docs/guide/pictures are taken anew.
 */
describe.each(['zh-CN', 'en'] as const)('the steps of the guides in %s', (language) => {
  const camera = openCamera(language)
  const story = STORY[language]
  let author: Visitor
  let editor: Visitor
  beforeAll(async () => {
    author = await comeIn(stage, language)
    editor = await comeIn(stage, language)
    await signIn(editor, 'editor@demo.test')
  })
  const cast = () => ({ stage, author, editor, camera, story })

  applying(cast)
  writing(cast)
  publishing(cast)

  test('have a picture for each that the text shows, and no other', () => {
    const shown = ['authors', 'editors'].flatMap((name) =>
      [
        ...readFileSync(join(GUIDE, language, `${name}.md`), 'utf8').matchAll(
          /\.\.\/pictures\/[^/]+\/([\w-]+)\.webp/g,
        ),
      ].map((match) => match[1] as string),
    )
    expect([...camera.taken].sort()).toEqual(shown.sort())
    expect(readdirSync(join(GUIDE, 'pictures', language)).sort()).toEqual(shown.map((one) => `${one}.webp`))
  })
})
