import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startProgram } from '../support/processes.ts'

// The launcher of a checkout whose packages are not installed.
let checkout: string

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'masthead-checkout-'))
  for (const name of ['masthead', 'scripts', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(name, join(checkout, name), { recursive: true })
  }
  return () => rmSync(checkout, { recursive: true, force: true })
})

test('says in one line that npm is missing', async () => {
  const bin = binWith(['sh', 'env', 'readlink', 'dirname'])
  const program = startProgram(join(checkout, 'masthead'), ['--help'], { env: { PATH: bin } })
  expect((await program.ended).code).toBe(1)
  expect(lastLine(program.err())).toBe('masthead: npm is needed to install the packages and was not found')
})

test('says in one line that the registry cannot be reached', async () => {
  const cache = join(checkout, 'cache')
  const env = {
    PATH: process.env.PATH,
    HOME: checkout,
    npm_config_registry: 'http://127.0.0.1:1/',
    npm_config_fetch_retries: '0',
    npm_config_cache: cache,
  }
  const program = startProgram(join(checkout, 'masthead'), ['--help'], { env })
  expect((await program.ended).code).toBe(1)
  expect(lastLine(program.err())).toMatch(
    /^masthead: the packages could not be installed: the registry cannot be/,
  )
})

test('works from another folder and through a link', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-link-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(process.cwd(), 'masthead'), join(folder, 'masthead'))
  const program = startProgram(join(folder, 'masthead'), ['--version'], { cwd: folder })
  expect((await program.ended).code, program.err()).toBe(0)
  expect(program.out()).toMatch(/^\d+\.\d+\.\d+\n$/)
})

function binWith(names: string[]): string {
  const bin = join(checkout, 'bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(process.execPath, join(bin, 'node'))
  for (const name of names) symlinkSync(join('/usr/bin', name), join(bin, name))
  return bin
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
