import { Agent, get } from 'node:http'

/** What one request got: when it was sent (by `performance.now()`), and the version that the page showed. */
export type Sighting = { pid: number; sentAt: number; version: number }

/**
 * Reads `path` over one connection, which one worker serves, without pause until `over` is aborted. `versionOf` finds
 * the version in a page.
 */
export async function readWithoutPause(
  url: string,
  path: string,
  versionOf: (html: string) => number,
  over: AbortSignal,
): Promise<Sighting[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const seen: Sighting[] = []
  try {
    const { pid } = JSON.parse(await fetchText(`${url}/healthz`, agent))
    while (!over.aborted) {
      const sentAt = performance.now()
      seen.push({ pid, sentAt, version: versionOf(await fetchText(url + path, agent)) })
    }
    return seen
  } finally {
    agent.destroy()
  }
}

/**
 * The longest time, in milliseconds, for which a version was still served after a newer one had been committed.
 * `committedAt[n]` is when version n was known to be committed.
 */
export function longestStaleness(seen: Sighting[], committedAt: Map<number, number>): number {
  let longest = 0
  for (const { sentAt, version } of seen) {
    const replacedAt = committedAt.get(version + 1)
    if (replacedAt !== undefined) longest = Math.max(longest, sentAt - replacedAt)
  }
  return longest
}

function fetchText(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-language': 'zh-CN', 'accept-encoding': 'identity' } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (data) => {
        text += data
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${answer.statusCode}`)),
      )
    }).on('error', reject)
  })
}
