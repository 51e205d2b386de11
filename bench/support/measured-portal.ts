import { setTimeout as wait } from 'node:timers/promises'
import { type Portal, type PortalOptions, startPortal } from '../../test/e2e/portal.ts'
import { absent, cores } from './cores.ts'
import { cpuSeconds } from './processes.ts'

/**
 * A portal with one worker, all its processes on the measured core, once it has nothing left to do: jobs such as
 * making sizes of pictures are over.
 */
export async function startMeasured(options: PortalOptions = {}): Promise<Portal> {
  const pinned = absent(['taskset']).length === 0
  const portal = await startPortal({
    workers: 1,
    ...(pinned ? { prefix: ['taskset', '-c', String(cores.measured)] } : {}),
    ...options,
  })
  await settled(portal.pid)
  return portal
}

/** An address of an article on the front page. */
export async function someArticle(portal: Portal): Promise<string> {
  const page = await (await fetch(`${portal.url}/`)).text()
  const path = page.match(/href="(\/a\/[^"]+\/[^"]+)"/)?.[1]
  if (!path) throw new Error('the front page shows no article')
  return portal.url + path
}

async function settled(pid: number): Promise<void> {
  const end = performance.now() + 90_000
  for (let quiet = 0; quiet < 3 && performance.now() < end; ) {
    const before = cpuSeconds(pid)
    await wait(1000)
    quiet = cpuSeconds(pid) - before < 0.05 ? quiet + 1 : 0
  }
}
