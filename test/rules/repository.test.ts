import { describe, expect, test } from 'vitest'
import { projectFiles, read } from './source.ts'

const BINARY = /\.(png|jpe?g|gif|webp|avif|ico|mp4|webm|ttf|woff2?|zip|gz|br)$/i
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/
// Folders that exist only on somebody's own machine.
const MACHINE_PATH = /(?:^|[\s"'`(=:])\/(?:work|home\/[a-z][\w-]*|Users\/[A-Za-z][\w-]*|root)\/[\w.-]+/

const text = projectFiles().filter((path) => !BINARY.test(path))
const manifest = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json'))

describe('the repository', () => {
  test('names no folder of anybody’s machine', () => {
    const allowed = /^(test\/fixtures\/|docs\/operating)/
    const found = text.flatMap((path) => {
      const hit = allowed.test(path) ? null : read(path).match(MACHINE_PATH)
      return hit ? [`${path}: ${hit[0].trim()}`] : []
    })
    expect(found).toEqual([])
  })

  test('has no download address in its lock file', () => {
    const addresses = Object.entries<Record<string, unknown>>(lock.packages)
      .filter(([, entry]) => 'resolved' in entry)
      .map(([name]) => name)
    expect(addresses).toEqual([])
    // A funding page is the only address that npm writes there of its own accord.
    const others = (read('package-lock.json').match(/"\w+": "https?:[^"]*"/g) ?? []).filter(
      (line) => !line.startsWith('"url"') && !line.startsWith('"funding"'),
    )
    expect(others).toEqual([])
  })

  test('asks for exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => !EXACT.test(version as string))
      .map(([name, version]) => `${name}@${version}`)
    expect(loose).toEqual([])
  })

  test('decides about every install script by name', () => {
    const scripted = Object.entries<{ hasInstallScript?: boolean; os?: string[]; cpu?: string[] }>(
      lock.packages,
    )
      .filter(([, entry]) => entry.hasInstallScript && runsOnSupported(entry))
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    const undecided = [...new Set(scripted)].filter((name) => !(name in (manifest.allowScripts ?? {})))
    expect(undecided).toEqual([])
  })

  test('holds no trace of a merge', () => {
    const marks = text.filter((path) => /^(<{7} |>{7} |={7}$)/m.test(read(path)))
    expect(marks).toEqual([])
  })
})

/** Whether npm would install it on a machine that Masthead supports. */
function runsOnSupported({ os, cpu }: { os?: string[]; cpu?: string[] }): boolean {
  const supports = (named: string[] | undefined, ours: string[]) =>
    !named || ours.some((one) => named.includes(one))
  return supports(os, ['linux', 'darwin']) && supports(cpu, ['x64', 'arm64'])
}
