import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPortal } from '../../test/e2e/portal.ts'
import type { Measure } from '../support/result.ts'
import { generatedLines } from '../support/text.ts'

const ARTICLES = 5_000

/** The import of JSON Lines, articles of some 600 characters, into a running portal. */
export const importing: Measure = {
  summary: `the import of ${ARTICLES} articles as JSON Lines`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'masthead-bench-'))
    const file = join(folder, 'articles.jsonl')
    await writeFile(file, `${generatedLines(ARTICLES).join('\n')}\n`)
    const portal = await startPortal()
    try {
      const from = performance.now()
      await portal.masthead('import', file)
      const seconds = (performance.now() - from) / 1000
      return {
        figures: [
          {
            what: 'articles a second, with the start of the command',
            value: ARTICLES / seconds,
            unit: '/s',
            atLeast: 500,
          },
          { what: 'the whole', value: seconds, unit: 's' },
        ],
      }
    } finally {
      await portal.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
