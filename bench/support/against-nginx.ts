import { cores } from './cores.ts'
import { startNginx } from './nginx.ts'
import { median } from './result.ts'
import { type Load, load } from './wrk.ts'

export type Comparison = {
  ours: Load[]
  nginx: Load[]
  ratio: number
  /** The same by processor time, which other work on the machine disturbs less. */
  cpuRatio: number
  p99Ratio: number
  bytes: number
  encoding: string
}

/**
 * Measures an address of ours and nginx serving the same compressed bytes with the same headers, in turns
 * (A B A B …), and gives the median ratios. Whoever runs the server of `url` has pinned it to `cores.measured`.
 */
export async function againstNginx(
  url: string,
  server: number,
  { rounds = 3, seconds = 5, connections = 64, encoding = 'br' } = {},
): Promise<Comparison> {
  const headers = { 'accept-encoding': encoding, accept: 'text/html', 'accept-language': 'zh-CN' }
  const page = await fetchRaw(url, headers)
  const nginx = await startNginx({ body: page.body, headers: page.headers, core: cores.measured })
  const options = { seconds, connections, core: cores.measuring, headers, server }
  const against = { ...options, server: nginx.pid }
  const runs = { ours: [] as Load[], nginx: [] as Load[] }
  try {
    await load(url, { ...options, seconds: 2 })
    await load(nginx.url, { ...against, seconds: 1 })
    for (let round = 0; round < rounds; round++) {
      runs.ours.push(await load(url, options))
      runs.nginx.push(await load(nginx.url, against))
    }
  } finally {
    await nginx.stop()
  }
  const ratioOf = (of: (run: Load) => number) =>
    median(runs.ours.map((run, at) => of(run) / of(runs.nginx[at] as Load)))
  return {
    ...runs,
    ratio: ratioOf((run) => run.perSecond),
    cpuRatio: ratioOf((run) => run.perCpuSecond),
    p99Ratio: ratioOf((run) => run.p99),
    bytes: page.body.length,
    encoding: page.headers['content-encoding'] ?? 'identity',
  }
}

/** A page with its bytes as they were sent: `fetch` would decompress them. */
async function fetchRaw(
  url: string,
  headers: Record<string, string>,
): Promise<{ body: Buffer; headers: Record<string, string> }> {
  const { request } = await import('undici')
  const answer = await request(url, { headers })
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  return {
    body: Buffer.from(await answer.body.arrayBuffer()),
    headers: Object.fromEntries(
      Object.entries(answer.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
  }
}
