import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseWrk } from './wrk.ts'

export type BeaconLoad = {
  seconds: number
  /** Connections, each of which waits so many milliseconds between two beacons; 0 for as fast as they are answered. */
  connections: number
  pauseMs: number
  /** Articles that a beacon says were in sight, besides the one that was read. */
  inSight: number
  articles: readonly string[]
  core: number
}

/** Sends beacons as pages send them, each from another reader, and gives how many were answered 204, with the failures. */
export async function sendBeacons(
  origin: string,
  options: BeaconLoad,
): Promise<{ beacons: number; perSecond: number; errors: number; p99: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-beacons-'))
  const script = join(folder, 'beacons.lua')
  await writeFile(script, luaOf(options))
  try {
    const { stdout } = await promisify(execFile)('taskset', [
      ...['-c', String(options.core), 'wrk', '--latency', '-t1', `-c${options.connections}`],
      ...[`-d${options.seconds}s`, '-s', script, `${origin}/beacon`],
    ])
    const { requests, perSecond, errors, p99 } = parseWrk(stdout)
    return { beacons: requests, perSecond, errors, p99 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Beacons that are made before the first is sent: on two cores, making them would take the time of those that load pages. */
const MADE = 20_000

/** The reader's address is told as a proxy on the same machine tells it: the limits hold for each. */
function luaOf({ pauseMs, inSight, articles }: BeaconLoad): string {
  return `
local ids = { ${articles.map((id) => `"${id}"`).join(', ')} }
math.randomseed(os.time())
local function id() return ids[math.random(#ids)] end
${pauseMs > 0 ? `function delay() return ${pauseMs} end` : ''}
local made, next = {}, 0
local function make()
  local seen = {}
  for at = 1, ${inSight} do
    local list = at <= 10 and "hot" or "related"
    seen[at] = string.format('["%s",%d,"%s"]', list, (at - 1) % 10 + 1, id())
  end
  local body = string.format('{"article":"%s","seen":[%s]}', id(), table.concat(seen, ","))
  local from = string.format("%d.%d.%d.%d", math.random(11, 99), math.random(0, 255), math.random(0, 255), math.random(1, 254))
  return wrk.format("POST", "/beacon", {
    ["content-type"] = "text/plain;charset=UTF-8", ["sec-fetch-site"] = "same-origin", ["x-forwarded-for"] = from,
    ["user-agent"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  }, body)
end
function init()
  for at = 1, ${MADE} do made[at] = make() end
end
function request()
  next = next % ${MADE} + 1
  return made[next]
end
`
}
