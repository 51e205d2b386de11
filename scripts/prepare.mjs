// Makes a checkout ready to run: installs the packages when they are not those of the lock file, builds what is stale.
// Runs on any Node from 20 on and without packages; takes some hundredths of a second when there is nothing to do.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { isBuilt, isInstalled } from './stale.mjs'

const root = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..')
const lock = join(root, 'dist', 'lock')
const runtime = join(root, 'node_modules', 'node', 'bin', 'node')

/** A line for the person who called, and the end. */
class Trouble extends Error {}

/** Installs and builds what is missing. `build: false` leaves the build alone. */
export async function prepare({ build = true } = {}) {
  checkNode(20)
  if (isReady(build)) return
  await withLock(lock, async () => {
    if (!isInstalled(root)) await install()
    if (!existsSync(runtime)) checkNode(24)
    if (build && !isBuilt(root)) buildAll()
  })
}

function isReady(build) {
  return isInstalled(root) && existsSync(runtime) && (!build || isBuilt(root))
}

function checkNode(major) {
  const here = Number(process.versions.node.split('.')[0])
  if (here >= major) return
  throw new Trouble(
    major === 20
      ? `Node 20 or newer is needed, this is ${process.versions.node}`
      : `Node 24 did not come with the packages (are install scripts switched off?) and this is ${process.versions.node}`,
  )
}

async function install() {
  say('installing the packages …')
  let { code, output } = await npm('ci')
  // A lock file that npm wrote beside an installed tree can lack packages of other machines (npm/cli#4828), which
  // `npm ci` refuses; `npm install` takes the same versions and fills the gaps.
  if (code !== 0 && output.includes('in sync')) ({ code, output } = await npm('install', '--no-save'))
  if (code === 'ENOENT') throw new Trouble('npm is needed to install the packages and was not found')
  if (code === 0) return
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
    throw new Trouble('the packages could not be installed: the registry cannot be reached')
  }
  if (/ENOSPC/.test(output)) throw new Trouble('the packages could not be installed: the disk is full')
  const first = output.split('\n').find((line) => /^npm error (?!code)/.test(line))
  throw new Trouble(`the packages could not be installed: ${first?.slice(10) ?? `npm ended with ${code}`}`)
}

function npm(...args) {
  return run('npm', [...args, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
}

// npm draws its own progress on a terminal; what it says is kept to tell the reason of a failure.
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        if (process.stderr.isTTY) process.stderr.write(chunk)
      })
    }
    child.on('error', (error) => resolve({ code: error.code, output }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

function buildAll() {
  say('building …')
  const node = existsSync(runtime) ? runtime : process.execPath
  const { status } = spawnSync(node, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    // The lock is ours already; waiting for it would be waiting for ourselves.
    env: { ...process.env, MASTHEAD_PREPARING: '1' },
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Trouble('the build failed; the reason is above')
}

function say(line) {
  process.stderr.write(`masthead: ${line}\n`)
}

if (process.argv[1] && join(process.argv[1]) === join(root, 'scripts', 'prepare.mjs')) {
  try {
    await prepare()
  } catch (error) {
    say(error instanceof Trouble ? error.message : `preparing failed: ${error.message}`)
    process.exit(1)
  }
}
