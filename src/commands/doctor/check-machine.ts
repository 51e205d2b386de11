import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { type Finding, fail, ok, warn } from './finding.ts'

const MB = 1024 * 1024
const GB = 1024 * MB

/** Looks at what the machine brings: Node, memory, ffmpeg. */
export function checkMachine(): Finding[] {
  return [checkNode(), checkMemory(), checkFfmpeg()]
}

/** Looks at the data folder: whether it can be used, who may read its secrets, how much room is left. */
export function checkDataDir(dataDir: string): Finding[] {
  const there = nearest(dataDir)
  return [checkWritable(dataDir, there), ...checkSecrets(dataDir), checkRoom(there)]
}

function checkNode(): Finding {
  const { node } = process.versions
  return Number(node.split('.')[0]) >= 24 ? ok('Node', node) : fail('Node', `${node}; 24 or newer is needed`)
}

function checkMemory(): Finding {
  const megabytes = Math.round(totalmem() / MB)
  return megabytes < 900
    ? warn('Memory', `${megabytes} MB; 1 GB or more is better: set WORKERS=1`)
    : ok('Memory', `${megabytes} MB`)
}

function checkFfmpeg(): Finding {
  return spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0
    ? ok('ffmpeg', 'found')
    : warn('ffmpeg', 'not found: videos are served as they are, without a poster')
}

function checkWritable(dataDir: string, there: string): Finding {
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
    return ok('Data folder', existsSync(dataDir) ? dataDir : `${dataDir} (made at the first start)`)
  } catch {
    return fail('Data folder', `${there} cannot be written to by this user; set DATA_DIR or change its owner`)
  }
}

function checkSecrets(dataDir: string): Finding[] {
  return ['secret', 'postgres.password'].flatMap((name) => {
    const state = statSync(`${dataDir}/${name}`, { throwIfNoEntry: false })
    if (!state || (state.mode & 0o077) === 0) return []
    return [fail('Secrets', `${dataDir}/${name} can be read by others; chmod 600 it`)]
  })
}

function checkRoom(there: string): Finding {
  const { bavail, bsize } = statfsSync(there)
  const free = bavail * bsize
  const text = `${(free / GB).toFixed(1)} GB free`
  if (free < 200 * MB) return fail('Disk', `${text}; PostgreSQL stops when it is full`)
  return free < 2 * GB ? warn('Disk', `${text}; make room soon`) : ok('Disk', text)
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}
