// `npm test`: installs what is missing, then types, lint, build and every test. The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from './prepare.mjs'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const extra = process.argv.slice(2)

await prepare({ build: false })

const checks = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'biome', ['check']],
  ['build', 'node', ['scripts/build.mjs']],
]
let failed = 0
let passed = 0
for (const [name, command, args] of checks) {
  console.log(`\n> ${name}`)
  if (run(command, args)) passed += 1
  else failed += 1
}

console.log('\n> tests')
const folder = mkdtempSync(join(tmpdir(), 'masthead-report-'))
const report = join(folder, 'report.json')
const ran = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...extra,
])
const counts = read(report)
rmSync(folder, { recursive: true, force: true })
passed += counts.numPassedTests
failed += counts.numFailedTests
// A file that cannot even be loaded has no tests to fail, and an error outside of tests fails the run all the same.
if (!ran && counts.numFailedTests === 0) failed += Math.max(1, counts.numFailedTestSuites)

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

// The tools come with the packages, and so does the Node that they run on.
function run(command, args) {
  const path = existsSync(join(bin, command)) ? join(bin, command) : command
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` }
  return spawnSync(path, args, { cwd: root, stdio: 'inherit', env }).status === 0
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1 }
  }
}
