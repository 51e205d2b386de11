import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { commandLine } from '../../src/platform/process-identity.ts'
import { beginPortal, masthead, newDataDir, type Portal, startPortal } from '../support/portal.ts'
import { isRunning, killTree, type Program, processTree, until } from '../support/processes.ts'

// A whole portal begins in each, and the machine may be busy.
const SLOW = { timeout: 90_000 }
const asRoot = process.getuid?.() === 0

describe('masthead start', SLOW, () => {
  test('tells where it is and how to set it up, and ends with 0', async () => {
    const portal = await startPortal()
    await portal.says('/set-up?token=')
    expect(portal.out()).toContain(`Masthead is at http://localhost:${portal.port}\n`)
    expect((await fetch(`${portal.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200)
    portal.child.kill('SIGTERM')
    expect(await portal.ended).toEqual({ code: 0, signal: null })
    expect(portal.err()).toBe('')
    expect(existsSync(join(portal.dataDir, 'lock'))).toBe(false)
  })

  test('Ctrl-C twice ends it quickly', async () => {
    const portal = await startPortal()
    portal.child.kill('SIGINT')
    portal.child.kill('SIGINT')
    expect((await portal.ended).code).toBe(0)
  })

  test('SIGTERM while it begins leaves nothing behind', async () => {
    const portal = await beginPortal()
    await until(() => existsSync(join(portal.dataDir, 'lock')))
    portal.child.kill('SIGTERM')
    await portal.ended
    await until(() => !servers(portal.dataDir).some(isRunning))
    const next = await startPortal({ dataDir: portal.dataDir })
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
  })

  test('no password stands on any command line', async () => {
    const portal = await startPortal()
    const password = readFileSync(join(portal.dataDir, 'postgres.password'), 'utf8').trim()
    for (const pid of processTree(portal.pid)) {
      expect(commandLine(pid) ?? '').not.toContain(password)
    }
  })
})

describe('the next start needs no hand after a kill -9 of', SLOW, () => {
  test('the whole tree', () => survives((portal) => killTree(portal.pid)))
  test('the supervisor alone', () => survives((portal) => process.kill(portal.pid, 'SIGKILL')))

  test('the database server: it comes back by itself', async () => {
    const portal = await startPortal()
    const [server] = servers(portal.dataDir)
    process.kill(server as number, 'SIGKILL')
    await portal.says('the database server is back')
    await until(async () => (await fetch(`${portal.url}/readyz`)).status === 200)
    expect((await fetch(`${portal.url}/`)).status).toBe(200)
    portal.child.kill('SIGTERM')
    expect((await portal.ended).code).toBe(0)
  })

  test('a worker: another takes its place', async () => {
    const portal = await startPortal({ env: { WORKERS: '1' } })
    const before = await healthPid(portal)
    process.kill(before, 'SIGKILL')
    await until(async () => (await healthPid(portal).catch(() => before)) !== before)
    portal.child.kill('SIGTERM')
    expect((await portal.ended).code).toBe(0)
  })

  async function survives(kill: (portal: Portal) => void): Promise<void> {
    const portal = await startPortal()
    const tree = processTree(portal.pid)
    kill(portal)
    await portal.ended
    const next = await startPortal({ dataDir: portal.dataDir, port: portal.port })
    expect((await fetch(`${next.url}/`)).status).toBe(200)
    const left = tree.filter((pid) => isRunning(pid))
    expect(left).toEqual([])
    next.child.kill('SIGTERM')
    expect((await next.ended).code).toBe(0)
  }
})

describe('one clear line and exit code 1 for', SLOW, () => {
  test('a second start on the same data folder', async () => {
    const portal = await startPortal()
    const second = await beginPortal({ dataDir: portal.dataDir })
    await refused(second, /`masthead start` \(process \d+\) is using .*data/)
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200)
  })

  test('a taken port', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await until(() => taken.address() !== null)
    const { port } = taken.address() as { port: number }
    await refused(await beginPortal({ port }), new RegExp(`port ${port} on 127.0.0.1 is taken; set PORT`))
  })

  test('a data folder of another PostgreSQL', async () => {
    const dataDir = newDataDir()
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '16\n')
    await refused(await beginPortal({ dataDir }), /was made by PostgreSQL 16/)
  })

  test('a database that cannot be reached', async () => {
    const env = { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/portal' }
    const portal = await beginPortal({ env })
    await refused(portal, /cannot reach the database at DATABASE_URL \(127\.0\.0\.1:1\): .*ECONNREFUSED/)
    expect(portal.err()).not.toContain('secret')
  })

  test.each([
    ['PORT', 'http'],
    ['WORKERS', '0'],
    ['PUBLIC_URL', 'news.example.org'],
    ['DATABASE_URL', 'mysql://localhost/portal'],
    ['STORAGE_URL', 'ftp://localhost'],
    ['SMTP_URL', 'mail.example.org'],
    ['HOST', '203.0.113.7'],
  ])('an unusable %s', async (name, value) => {
    await refused(await beginPortal({ env: { [name]: value } }), new RegExp(`masthead: .*${name}`))
  })

  test.runIf(process.platform === 'linux')('a data folder where no folder can be made', async () => {
    await refused(await beginPortal({ dataDir: '/proc/masthead/data' }), /cannot make the data folder \/proc/)
  })

  test.runIf(asRoot)('a data folder that cannot be written to', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir, { mode: 0o755 })
    await refused(
      await beginPortal({ dataDir, uid: 65534, gid: 65534 }),
      /cannot write to the data folder \(DATA_DIR\)/,
    )
  })
})

describe('other commands', SLOW, () => {
  test('work beside a running portal, on its database', async () => {
    const portal = await startPortal()
    const path = join(portal.dataDir, '..', 'portal.tar')
    const command = masthead(['backup', path], { DATA_DIR: portal.dataDir })
    expect(await command.ended, command.err()).toEqual({ code: 0, signal: null })
    expect(existsSync(path)).toBe(true)
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200)
  })

  test('bring their own server when no portal runs, and take it away again', async () => {
    const dataDir = newDataDir()
    const path = join(dataDir, '..', 'portal.tar')
    expect((await masthead(['backup', path], { DATA_DIR: dataDir }).ended).code).toBe(0)
    expect(servers(dataDir)).toEqual([])
    expect(readdirSync(dataDir)).not.toContain('lock')
  })

  test('a restore waits for nobody: not while the portal runs', async () => {
    const portal = await startPortal()
    const path = join(portal.dataDir, '..', 'portal.tar')
    expect((await masthead(['backup', path], { DATA_DIR: portal.dataDir }).ended).code).toBe(0)
    await refused(masthead(['restore', path], { DATA_DIR: portal.dataDir }), /`masthead start` .* is using/)
  })

  test('used wrongly: exit code 2 and a pointer', async () => {
    for (const args of [['nonsense'], ['start', '--fast'], ['backup'], []]) {
      const program = masthead(args, {})
      expect((await program.ended).code, args.join(' ')).toBe(2)
      expect(program.err()).not.toMatch(/^\s+at /m)
    }
  })

  test('every command explains itself', async () => {
    const overview = masthead(['--help'], {})
    expect((await overview.ended).code).toBe(0)
    const names = [...overview.out().matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1] as string)
    expect(names).toEqual(
      expect.arrayContaining(['start', 'operator', 'backup', 'restore', 'doctor', 'bench']),
    )
    for (const name of names) {
      const program = masthead([name, '--help'], {})
      expect((await program.ended).code, name).toBe(0)
      expect(program.out(), name).toContain(`masthead ${name}`)
    }
  })

  test('the doctor finds everything in order, and what is not', async () => {
    const portal = await startPortal()
    const well = masthead(['doctor'], { DATA_DIR: portal.dataDir, PORT: String(portal.port) })
    expect((await well.ended).code, well.out()).toBe(0)
    expect(well.out()).toMatch(/^ok +Migrations +\d+, all applied$/m)
    chmodSync(join(portal.dataDir, 'secret'), 0o644)
    const ill = masthead(['doctor'], { DATA_DIR: portal.dataDir, SMTP_URL: 'smtp://127.0.0.1:1' })
    expect((await ill.ended).code).toBe(1)
    expect(ill.out()).toMatch(/^fail +Secrets/m)
    expect(ill.out()).toMatch(/^fail +Mail/m)
  })
})

describe.runIf(asRoot)('as root', SLOW, () => {
  test('in a folder that the database user cannot enter', async () => {
    const dataDir = newDataDir()
    chmodSync(join(dataDir, '..'), 0o700)
    const portal = await startPortal({ dataDir })
    const cluster = realpathSync(join(dataDir, 'postgres'))
    onTestFinished(() => {
      for (const path of [cluster, `${cluster}.home`]) rmSync(path, { recursive: true, force: true })
    })
    expect(cluster.startsWith(tmpdir())).toBe(false)
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200)
    killTree(portal.pid)
    await portal.ended
    const next = await startPortal({ dataDir })
    next.child.kill('SIGTERM')
    expect((await next.ended).code).toBe(0)
  })

  test('as an ordinary user instead', async () => {
    const dataDir = newDataDir()
    chmodSync(join(dataDir, '..'), 0o777)
    const portal = await startPortal({ dataDir, uid: 65534, gid: 65534 })
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200)
    portal.child.kill('SIGTERM')
    expect((await portal.ended).code).toBe(0)
  })
})

async function refused(program: Program, line: RegExp): Promise<void> {
  expect((await program.ended).code).toBe(1)
  const lines = program.err().trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^masthead: /)
  expect(lines[0]).toMatch(line)
}

async function healthPid(portal: Portal): Promise<number> {
  const answer = await fetch(`${portal.url}/healthz`, { headers: { connection: 'close' } })
  return ((await answer.json()) as { pid: number }).pid
}

function servers(dataDir: string): number[] {
  try {
    return [Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])]
  } catch {
    return []
  }
}
