import { DEFAULT_SETTINGS } from '../../src/domain/settings/index.ts'
import { generateLog, TASTES } from '../ranking/generate.ts'
import { readLog } from '../ranking/log.ts'
import { type Quality, RECALL_AT } from '../ranking/metrics.ts'
import { type Replay, replay } from '../ranking/replay.ts'
import type { Figure, Measure } from '../support/result.ts'

/** What each generated log must be answered with, at least: which scorer, and its AUC. */
const FLOORS = {
  subject: { scorer: 'for-you', auc: 0.9 },
  follows: { scorer: 'for-you', auc: 0.95 },
  company: { scorer: 'related', auc: 0.7 },
  crowd: { scorer: 'hot', auc: 0.9 },
} as const

const NAMES: Record<keyof Quality, string> = {
  auc: 'AUC',
  mrr: 'MRR',
  ndcg10: 'nDCG@10',
  recall: `recall@${RECALL_AT}`,
}

/** How well the portal's own rules order what readers opened: of given logs (docs/ranking-log.md), else of generated ones. */
export const ranking: Measure = {
  summary: 'a log of lists and clicks replayed against the portal’s own ranking',
  async run(say, files = []) {
    if (files.length > 0) {
      const figures: Figure[] = []
      for (const file of files)
        figures.push(...figuresOf('', told(say, file, replay(await readLog(file), DEFAULT_SETTINGS))))
      return { figures }
    }
    const figures = TASTES.flatMap((taste) => {
      const { scorer, auc } = FLOORS[taste]
      const found = told(say, `generated: ${taste}`, replay(generateLog(taste), DEFAULT_SETTINGS))
      return figuresOf(`${taste}, `, { ...found, by: { [scorer]: found.by[scorer] as Quality } }).map(
        (figure) => (figure.what.endsWith('AUC') ? { ...figure, atLeast: auc } : figure),
      )
    })
    return { figures }
  },
}

function told(say: (line: string) => void, name: string, found: Replay): Replay {
  say(`  ${name}: ${found.impressions} lists, ${found.judged} with something opened and something left aside`)
  for (const [scorer, quality] of Object.entries(found.by)) {
    const figures = (Object.keys(NAMES) as (keyof Quality)[]).map(
      (key) => `${NAMES[key]} ${quality[key].toFixed(4)}`,
    )
    say(`    ${scorer.padEnd(10)} ${figures.join('  ')}`)
  }
  return found
}

function figuresOf(of: string, { by }: Replay): Figure[] {
  return Object.entries(by).flatMap(([scorer, quality]) =>
    (Object.keys(NAMES) as (keyof Quality)[]).map((key) => ({
      what: `${of}${scorer}: ${NAMES[key]}`,
      value: quality[key],
      unit: '',
    })),
  )
}
