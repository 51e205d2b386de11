import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Figure } from './result.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'results')

/** One run of a measure, as `bench/results/{name}.json` keeps it, the newest last. */
export type Run = {
  at: string
  commit: string
  machine: { processor: string; cores: number; node: string }
  figures: Figure[]
}

/** Adds a run to the file of its measure. */
export async function keep(name: string, figures: Figure[]): Promise<void> {
  const file = join(folder, `${name}.json`)
  const earlier: Run[] = await readFile(file, 'utf8').then(JSON.parse, () => [])
  const run: Run = {
    at: new Date().toISOString(),
    commit: commit(),
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      node: process.versions.node,
    },
    figures: figures.map((figure) => ({ ...figure, value: Math.round(figure.value * 1000) / 1000 })),
  }
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify([...earlier, run], null, 2)}\n`)
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
