// One launcher at a time installs and builds; the others wait and then find everything done.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Runs `work` while holding the lock file. A lock whose process is gone is taken over. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  while (!take(path)) {
    if (isStale(path)) rmSync(path, { force: true })
    else await sleep(100)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isStale(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')) || -1e9, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT' || error.code === 'EINVAL'
  }
}
