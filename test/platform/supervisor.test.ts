import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freePort, isRunning, type Program, processTree, startProgram, until } from '../support/processes.ts'

const program = resolve('test/fixtures/tree/program.ts')

describe('the process tree', () => {
  test('serves from every worker and ends with 0 on SIGTERM', async () => {
    const { tree, port } = await start()
    expect(await workerPids(port)).toHaveLength(2)
    tree.child.kill('SIGTERM')
    expect(await tree.ended).toEqual({ code: 0, signal: null })
  })

  test('finishes the request and the job that run', async () => {
    const { tree, port } = await start({ JOB_MS: '900' })
    const slow = ask(port, '/slow')
    await new Promise((resolve) => setTimeout(resolve, 200))
    tree.child.kill('SIGTERM')
    expect(Number(await slow)).toBeGreaterThan(0)
    expect((await tree.ended).code).toBe(0)
    expect(tree.out()).toContain('job done')
  })

  test('replaces a worker that crashed or was killed, and the job process', async () => {
    const { tree, port } = await start()
    const [first, second] = await workerPids(port)
    await ask(port, '/crash').catch(() => {})
    // It may be the one that has just crashed.
    kill(first as number)
    const jobs = processTree(tree.pid)
      .slice(1)
      .find((pid) => pid !== first && pid !== second)
    if (jobs) kill(jobs)
    await until(async () => {
      const pids = await workerPids(port).catch((): number[] => [])
      return pids.length === 2 && !pids.includes(first as number)
    })
    await until(() => processTree(tree.pid).length === 4)
  })

  test('lets no reader wait for a worker that is dead', async () => {
    const { port } = await start()
    for (let round = 0; round < 5; round += 1) {
      const [pid] = await workerPids(port)
      process.kill(pid as number, 'SIGKILL')
      const answers = Array.from({ length: 8 }, () => ask(port, '/').catch(() => 'closed'))
      const patience = new Promise<string[]>((_, reject) =>
        setTimeout(reject, 4000, new Error('still waiting')),
      )
      await Promise.race([Promise.all(answers), patience])
      await until(async () => (await workerPids(port).catch((): number[] => [])).length === 2)
    }
  })

  test('leaves nothing behind when the supervisor is killed', async () => {
    const { tree } = await start()
    const below = processTree(tree.pid).slice(1)
    expect(below).toHaveLength(3)
    tree.child.kill('SIGKILL')
    await until(() => below.every((pid) => !isRunning(pid)), 2000)
  })

  test('gives up with the reason when workers cannot begin', async () => {
    const tree = startProgram(process.execPath, [program], { env: { ...process.env, STILLBORN: '1' } })
    expect((await tree.ended).code).toBe(1)
    expect(tree.out()).toMatch(/gave up: web \d cannot begin: Error: no code today/)
  })

  test('ends when the npm that started it is gone', async () => {
    const env = { ...process.env, PORT: String(await freePort()), npm_lifecycle_event: 'start' }
    const parent = `const {spawn}=require('node:child_process');spawn(process.execPath,[${JSON.stringify(program)}],{stdio:'inherit'})`
    const npm = startProgram(process.execPath, ['-e', parent], { env })
    await npm.says('ready')
    const below = processTree(npm.pid).slice(1)
    npm.child.kill('SIGKILL')
    await until(() => below.every((pid) => !isRunning(pid)), 3000)
  })
})

async function start(env: NodeJS.ProcessEnv = {}): Promise<{ tree: Program; port: number }> {
  const port = await freePort()
  const tree = startProgram(process.execPath, [program], {
    env: { ...process.env, PORT: String(port), ...env },
  })
  await tree.says('ready')
  return { tree, port }
}

async function ask(port: number, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })
  return answer.text()
}

async function workerPids(port: number): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask(port, '/')))
  return [...new Set(answers.map(Number))]
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
