import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltEditor, buildEditor } from '../../e2e/editor/built-editor.ts'

let built: BuiltEditor
beforeAll(async () => {
  built = await buildEditor()
})
afterAll(() => built.remove())

/** All that the entry may load, now or later. */
function reached(entry: string): Set<string> {
  const files = new Set<string>()
  const open = [entry]
  for (let key = open.pop(); key; key = open.pop()) {
    const chunk = built.manifest[key]
    if (!chunk || files.has(chunk.file)) continue
    files.add(chunk.file)
    open.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []))
  }
  return files
}

test('the editor with all its parts is at most 200 kB compressed', () => {
  const sizes = [...reached('src/client/editor.ts')].map((file) => ({
    file: file.replace(/-[^-]+\.js$/, ''),
    bytes: brotliCompressSync(readFileSync(join(built.folder, file))).length,
  }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.info(
    `Editor: ${total} bytes compressed. ${sizes.map(({ file, bytes }) => `${file} ${bytes}`).join(', ')}`,
  )
  expect(total).toBeLessThanOrEqual(200_000)
})

test('no other script of the site reaches into it', () => {
  const scripts = readdirSync('src/client', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name),
  )
  const outside = scripts
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/^src\/client\/editor(?:\/|\.ts$)/.test(path))
  for (const path of outside) expect(readFileSync(path, 'utf8'), path).not.toMatch(/editor\//)
})
