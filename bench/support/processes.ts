import { readdirSync, readFileSync } from 'node:fs'

export type Process = { pid: number; parent: number; command: string; ticks: number; residentKb: number }

const TICKS_A_SECOND = 100

/** A process and everything below it, from /proc. */
export function processTree(pid: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
  const tree = all.filter((one) => one.pid === pid)
  for (let at = 0; at < tree.length; at++) tree.push(...all.filter((one) => one.parent === tree[at]?.pid))
  return tree
}

/** The processor time that a tree has used so far, in seconds. */
export function cpuSeconds(pid: number): number {
  return processTree(pid).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return {
      pid,
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
      residentKb: Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1] ?? 0),
    }
  } catch {
    return undefined
  }
}
