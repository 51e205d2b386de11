import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLeaked } from '../../../src/domain/people/index.ts'

let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-leaks-'))
  path = join(folder, 'leaked-passwords.txt')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function line(password: string): string {
  return `${createHash('sha1').update(password).digest('hex').toUpperCase()}:${password.length}`
}

const words = Array.from({ length: 501 }, (_, index) => `password number ${index}`)

describe('a list of leaked passwords', () => {
  test('knows each of its own and no other', async () => {
    await writeFile(path, `${words.map(line).sort().join('\r\n')}\r\n`)
    for (const word of words) expect(await isLeaked(path, word), word).toBe(true)
    for (let index = 0; index < 200; index += 1) expect(await isLeaked(path, `another ${index}`)).toBe(false)
  })

  test.each([
    ['one line without an end', [words[0] as string], ''],
    ['two lines', words.slice(0, 2), '\n'],
    ['nothing', [], ''],
  ])('may hold %s', async (_, known, end) => {
    await writeFile(path, known.map(line).sort().join('\n') + end)
    for (const word of words.slice(0, 4)) expect(await isLeaked(path, word)).toBe(known.includes(word))
  })

  test('is not needed, and text that is no list does no harm', async () => {
    expect(await isLeaked(join(folder, 'absent.txt'), 'password')).toBe(false)
    await writeFile(path, 'x'.repeat(100_000))
    expect(await isLeaked(path, 'password')).toBe(false)
  })
})
