import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as OpenCC from 'opencc-js'
import { loadSet, mrr, QUESTION_SETS } from '../search/question-sets.ts'
import { temporaryServer } from '../search/temporary-server.ts'
import type { Figure, Measure } from '../support/result.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'eval')

/** Questions and the one paragraph that answers each, through the real indexing and search: MRR@10. */
export const search: Measure = {
  summary: 'questions of known answers in Chinese, Japanese and English, MRR@10',
  async run(say) {
    if (!existsSync(folder)) return { skipped: 'there is no ../shared/eval' }
    const server = await temporaryServer()
    const figures: Figure[] = []
    try {
      for (const set of QUESTION_SETS) {
        const portal = await server.database()
        const { questions } = await loadSet(portal, join(folder, set.name))
        const plain = await mrr(portal, questions)
        figures.push({ what: `${set.name}, MRR@10`, value: plain.mrr, unit: '', atLeast: set.atLeast })
        figures.push({ what: `${set.name}, a question, p95`, value: plain.p95, unit: 'ms' })
        say(`  ${set.name}: ${plain.mrr.toFixed(4)} of ${questions.length} questions`)
        if (set.otherScript) {
          const convert = OpenCC.Converter({ from: 'cn', to: 'twp' })
          const turned = questions.map((one) => ({ ...one, q: convert(one.q) }))
          const { mrr: other } = await mrr(portal, turned)
          figures.push({
            what: `${set.name}, lost when asked in the other script`,
            value: Math.max(0, plain.mrr - other),
            unit: '',
            atMost: 0.01,
          })
        }
        await portal.close()
      }
    } finally {
      await server.stop()
    }
    return { figures }
  },
}
