import { type ChildProcess, fork } from 'node:child_process'
import cluster from 'node:cluster'
import type { Log } from '../log.ts'
import { type KeptProcess, keepProcess } from './keep-process.ts'
import { closeLostConnections } from './lost-connections.ts'

/** The name of the variable that tells a process of the tree what it is. */
export const ROLE_VARIABLE = 'MASTHEAD_ROLE'

export type Role = 'web' | 'jobs'

/** The processes below the supervisor. */
export type Tree = {
  /** Lets them begin; resolves when every one works. */
  go(env: Record<string, string>): Promise<void>
  /** Drains requests (10 s) and jobs (30 s), or hurries (1 s). Calling again to hurry is fine. */
  stop(options?: { hurry?: boolean }): Promise<void>
}

export type TreeOptions = {
  /** The entry of the program; a child is the same entry with {@link ROLE_VARIABLE} set. */
  program: string
  workers: number
  log: Log
  giveUp(reason: string): void
}

const REQUESTS_GRACE_MS = 10_000
const JOBS_GRACE_MS = 30_000
const HURRY_MS = 1_000
/**
 * There is a worker for each core: threads that help it to collect young garbage find none free, and waiting for them
 * cost a tenth of a cached page's time. With 16 MB at once there is less often something to collect; with more, which
 * V8 would take by itself, thousands of open streams cost 75 MB and a page is no faster.
 */
const WEB_MEMORY = ['--no-parallel-scavenge', '--min-semi-space-size=16', '--max-semi-space-size=16']

/**
 * Forks the web workers, which share one listening socket. They load their code at once, while the caller still
 * starts the database, and begin when told to; the job process follows them.
 */
export function growTree({ program, workers, log, giveUp }: TreeOptions): Tree {
  cluster.setupPrimary({ exec: program, args: [], execArgv: [...process.execArgv, ...WEB_MEMORY] })
  const web = Array.from({ length: workers }, (_, index) =>
    keepProcess({ name: `web ${index + 1}`, fork: () => forkWeb(index + 1), log, giveUp }),
  )
  let jobs: KeptProcess | undefined
  let stopping = false
  return {
    async go(env) {
      for (const each of web) each.go(env)
      await Promise.all(web.map((each) => each.ready))
      if (stopping) return
      // Readers first: until pages are served the job process would only take their time.
      jobs = keepProcess({ name: 'jobs', fork: () => forkJobs(program), log, giveUp })
      jobs.go(env)
      await jobs.ready
    },
    async stop({ hurry = false } = {}) {
      stopping = true
      await Promise.all([
        ...web.map((each) => each.stop(hurry ? HURRY_MS : REQUESTS_GRACE_MS)),
        jobs?.stop(hurry ? HURRY_MS : JOBS_GRACE_MS),
      ])
    },
  }
}

function forkWeb(number: number): ChildProcess {
  const child = cluster.fork({ [ROLE_VARIABLE]: 'web', MASTHEAD_WORKER: String(number) }).process
  closeLostConnections(child)
  return child
}

function forkJobs(program: string): ChildProcess {
  return fork(program, [], { env: { ...process.env, [ROLE_VARIABLE]: 'jobs' } })
}
