import { readConfig } from '../platform/config.ts'
import { type Role, runChild } from '../platform/supervisor/index.ts'

/** The life of a process below the supervisor: a web worker or the job process. */
export async function runRole(role: Role): Promise<void> {
  process.title = `masthead ${role}`
  await runChild(async () => {
    const app = await import('../app.ts')
    const start = role === 'web' ? app.startWeb : app.startJobProcess
    return (env) => start(readConfig(env))
  })
}
