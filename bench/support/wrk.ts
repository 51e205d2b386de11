import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { cpuSeconds } from './processes.ts'

/** What one run of wrk measured; times in milliseconds. */
export type Load = {
  perSecond: number
  /**
   * Requests for each second of processor time that the server's processes took. On an idle machine it is `perSecond`;
   * on a busy one it is what `perSecond` would nearly be.
   */
  perCpuSecond: number
  p50: number
  p99: number
  requests: number
  errors: number
}

export type LoadOptions = {
  seconds: number
  connections: number
  /** The core that wrk is pinned to. */
  core: number
  headers?: Record<string, string>
  /** The first process of the server's tree. */
  server: number
}

/** Loads one address with wrk and reads what it reports. Every answer that is not 2xx or 3xx is an error. */
export async function load(url: string, options: LoadOptions): Promise<Load> {
  const headers = Object.entries(options.headers ?? {}).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  const before = cpuSeconds(options.server)
  const { stdout } = await promisify(execFile)('taskset', [
    '-c',
    String(options.core),
    'wrk',
    '--latency',
    '-t1',
    `-c${options.connections}`,
    `-d${options.seconds}s`,
    ...headers,
    url,
  ])
  const report = parseWrk(stdout)
  return { ...report, perCpuSecond: report.requests / (cpuSeconds(options.server) - before) }
}

/** Reads wrk's report. */
export function parseWrk(report: string): Omit<Load, 'perCpuSecond'> {
  const number = (pattern: RegExp) => Number(report.match(pattern)?.[1] ?? 0)
  const socketErrors = report.match(/Socket errors: (.*)/)?.[1]?.match(/\d+/g) ?? []
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50: milliseconds(report.match(/50%\s+([\d.]+\w+)/)?.[1]),
    p99: milliseconds(report.match(/99%\s+([\d.]+\w+)/)?.[1]),
    requests: number(/(\d+) requests in/),
    errors:
      number(/Non-2xx or 3xx responses: (\d+)/) + socketErrors.reduce((sum, count) => sum + Number(count), 0),
  }
}

function milliseconds(text = '0us'): number {
  const value = Number.parseFloat(text)
  if (text.endsWith('us')) return value / 1000
  if (text.endsWith('ms')) return value
  if (text.endsWith('m')) return value * 60_000
  return value * 1000
}
