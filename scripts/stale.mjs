// Whether the installed packages and the build are those of the checkout. Runs on any Node from 20 on, in milliseconds.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const STAMP = 'dist/stamp'

const INPUTS = [
  'src',
  'messages',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.server.config.ts',
  'vite.client.config.ts',
  'scripts/build.mjs',
]

/** Whether dist was built from the sources as they are. */
export function isBuilt(root) {
  try {
    return readFileSync(join(root, STAMP), 'utf8') === fingerprint(root)
  } catch {
    return false
  }
}

/** A hash over names, sizes and times of everything the build reads. */
export function fingerprint(root) {
  const hash = createHash('sha256').update(process.arch)
  for (const input of INPUTS) add(hash, join(root, input), input)
  return hash.digest('hex')
}

/**
 * Whether node_modules holds exactly what package-lock.json asks for, by npm's own record of what it installed;
 * packages for other machines may be missing.
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = present[path]
    if (found ? found.version !== entry.version : !entry.optional) return false
  }
  return existsSync(join(root, 'node_modules', 'vite')) && existsSync(join(root, 'node_modules', 'node'))
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function add(hash, path, name) {
  const state = statSync(path, { throwIfNoEntry: false })
  if (!state) return
  if (!state.isDirectory()) {
    hash.update(`${name}\0${state.size}\0${state.mtimeMs}\n`)
    return
  }
  for (const child of readdirSync(path).sort()) add(hash, join(path, child), `${name}/${child}`)
}
