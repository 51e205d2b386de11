import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CodedError } from '../kernel/errors.ts'
import { projectRoot } from '../platform/project-root.ts'
import type { Command } from './command.ts'
import { parseArguments } from './parse-arguments.ts'

/** Runs the measures of a checkout, `bench/`, in a process of their own: they start portals and load them. */
export const bench: Command = {
  summary: 'measure pages, import, start and memory',
  usage: `masthead bench [MEASURE…]

Measures, on portals of its own in temporary folders, and adds what it found to bench/results:
  article-cached     an article page from the cache, against nginx on the same core
  article-uncached   an article page with the cache off, the worker on one core
  reads              events of reading counted on one core, and what a cached page keeps
  front-page         the front page with 100,000 articles against 1,000, cache off
  import             the import of 5,000 articles as JSON Lines
  search             questions with known answers in ../shared/eval, MRR@10
  start              start to /healthz, on an empty folder and after
  memory             the memory of a web worker after a minute of load
  weight             the bytes of script and style of reader pages
  lighthouse         front, article, channel and search as Lighthouse’s phone sees them
  ranking [FILE…]    lists and clicks replayed against the portal’s own ranking (docs/ranking-log.md)
  scale              a million articles against a thousand, only when named: half an hour, 30 GB of the temporary folder

Without a name all but the last, some ten minutes on an otherwise idle machine. nginx, wrk and taskset are used when
the machine has them. The exit code is 1 when a target was missed.`,
  async run(args, io) {
    const { positionals } = parseArguments(args, {}, { max: 20 })
    const entry = join(projectRoot(), 'bench', 'main.ts')
    if (!existsSync(entry)) {
      throw new CodedError('bench.missing', {
        message: 'the measures are in the checkout, under bench/; this has none',
      })
    }
    const child = spawn(process.execPath, [entry, ...positionals], { env: io.env, stdio: 'inherit' })
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  },
}
