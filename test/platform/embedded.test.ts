import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  abandonedClusters,
  type Embedded,
  startEmbedded,
} from '../../src/platform/database/embedded/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { isRunning, startProgram, until } from '../support/processes.ts'

const asRoot = process.getuid?.() === 0

describe('the embedded server', () => {
  test('begins on an empty folder and keeps its secrets', async () => {
    const dataDir = newDataDir()
    const server = await begin(dataDir)
    await write(server.url, 'kept')
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0)
    expect(readFileSync(`/proc/${server.pid}/cmdline`, 'utf8')).not.toContain(new URL(server.url).password)
    await server.stop()
    expect(isRunning(server.pid)).toBe(false)
    const again = await begin(dataDir)
    expect(again.url).toBe(server.url)
    expect(await read(again.url)).toEqual(['kept'])
  })

  test('asks for the password on its socket', async () => {
    const server = await begin(newDataDir())
    const wrong = server.url.replace(/:[^:@]+@/, ':wrong@')
    await expect(read(wrong)).rejects.toThrow(/password authentication failed/)
  })

  test('comes back after a kill of the server alone', async () => {
    const dataDir = newDataDir()
    const server = await begin(dataDir)
    await write(server.url, 'acknowledged')
    process.kill(server.pid, 'SIGKILL')
    await server.exited
    expect(await read((await begin(dataDir)).url)).toEqual(['acknowledged'])
  })

  test('stops a server that lost its parent, and starts anew', async () => {
    const dataDir = newDataDir()
    const orphan = await begin(dataDir)
    await write(orphan.url, 'acknowledged')
    const next = await begin(dataDir)
    expect(isRunning(orphan.pid)).toBe(false)
    expect(await read(next.url)).toEqual(['acknowledged'])
  })

  test('leaves a stranger alone whose number stands in a stale lock file', async () => {
    const dataDir = newDataDir()
    await (await begin(dataDir)).stop()
    // Of the same user: PostgreSQL itself would take it for a living server.
    const stranger = spawn('sleep', ['60'], { uid: statSync(join(dataDir, 'postgres')).uid })
    onTestFinished(() => void stranger.kill('SIGKILL'))
    const lines = [stranger.pid, realpathSync(join(dataDir, 'postgres')), 1, 5432, '', '', '', 'ready']
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      writeFileSync(join(dataDir, 'postgres', name), `${lines.join('\n')}\n`)
    }
    await begin(dataDir)
    expect(isRunning(stranger.pid as number)).toBe(true)
  })

  // Killed as soon as the draft is there, and later, while initdb is at work in it.
  test.each([0, 150, 400])(
    'begins anew where a first start was killed half way (%i ms in)',
    async (delay) => {
      const dataDir = newDataDir()
      const program = startProgram(process.execPath, [resolve('test/fixtures/embedded-start.ts'), dataDir])
      await until(() => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.includes('.new-')))
      await sleep(delay)
      program.child.kill('SIGKILL')
      await program.ended
      const server = await begin(dataDir)
      await write(server.url, 'fine')
      expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual([])
    },
  )

  test('listens on the loopback where the path is too long for a socket', async () => {
    const dataDir = join(newDataDir(), 'a'.repeat(60), 'b'.repeat(40))
    const server = await begin(dataDir)
    expect(server.port).toBeGreaterThan(0)
    await write(server.url, 'there')
    await server.stop()
    expect(await read((await begin(dataDir)).url)).toEqual(['there'])
  })

  test('works in a folder whose name is awkward', async () => {
    const dataDir = join(newDataDir(), `it's, "a" folder % 数据`)
    const server = await begin(dataDir)
    await write(server.url, 'there')
    expect(await read(server.url)).toEqual(['there'])
  })
})

describe('one clear line for', () => {
  test('a data folder of another PostgreSQL', async () => {
    const dataDir = newDataDir()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    await expect(begin(dataDir)).rejects.toThrow(/was made by PostgreSQL 17 and this Masthead brings 18/)
  })

  test('a folder that is something else', async () => {
    const dataDir = newDataDir()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'holiday.jpg'), '')
    await expect(begin(dataDir)).rejects.toThrow(/is not a PostgreSQL data folder/)
  })

  test('a data folder that cannot be', async () => {
    const dataDir = newDataDir()
    writeFileSync(join(dataDir, 'file'), '')
    await expect(begin(join(dataDir, 'file', 'data'))).rejects.toThrow(/cannot make the data folder/)
  })

  test('a broken configuration, with where to look', async () => {
    const dataDir = newDataDir()
    await (await begin(dataDir)).stop()
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'nonsense = here\n')
    await expect(begin(dataDir)).rejects.toThrow(/PostgreSQL did not start: .*postgres\.log/)
  })

  test.runIf(asRoot)('a full disk, at the first start and later', async (context) => {
    const small = newDataDir()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', small])
    if (mounted.status !== 0) return context.skip('this machine does not let us mount a small disk')
    onTestFinished(() => void spawnSync('umount', ['-l', small]))
    chmodSync(small, 0o711)
    await expect(begin(small)).rejects.toThrow(/the disk that holds .* is full/)
    expect(readdirSync(small).filter((name) => name.includes('.new-'))).toEqual([])
  })
})

describe.runIf(asRoot)('as root', () => {
  test('the server runs as somebody else', async () => {
    const server = await begin(newDataDir())
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0)
  })

  test('a data folder that this user cannot enter gets its cluster elsewhere', async () => {
    const parent = newDataDir()
    chmodSync(parent, 0o700)
    const dataDir = join(parent, 'data')
    const server = await begin(dataDir)
    await write(server.url, 'safe')
    const link = join(dataDir, 'postgres')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    const elsewhere = realpathSync(link)
    expect(abandonedClusters()).not.toContain(elsewhere)
    onTestFinished(() => {
      for (const path of [elsewhere, `${elsewhere}.home`]) rmSync(path, { recursive: true, force: true })
    })
    expect(statSync(dirname(elsewhere)).uid).toBe(0)
    await server.stop()
    expect(await read((await begin(dataDir)).url)).toEqual(['safe'])
    rmSync(link)
    expect(abandonedClusters()).toContain(elsewhere)
  })
})

describe.runIf(asRoot)('as an ordinary user', () => {
  test('everything is theirs', async () => {
    const dataDir = newDataDir()
    chmodSync(dataDir, 0o777)
    const script = resolve('test/fixtures/embedded-start.ts')
    const program = startProgram(process.execPath, [script, join(dataDir, 'mine')], {
      uid: 65534,
      gid: 65534,
    })
    await program.says('started')
    expect(statSync(join(dataDir, 'mine', 'postgres')).uid).toBe(65534)
    program.child.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
  })
})

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-embedded-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function begin(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log: silentLog })
  onTestFinished(() => server.stop())
  return server
}

async function write(url: string, text: string): Promise<void> {
  await query(url, 'create table if not exists word (text text)')
  await query(url, 'insert into word values ($1)', [text])
}

async function read(url: string): Promise<string[]> {
  return (await query(url, 'select text from word')).map((row) => row.text as string)
}

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
