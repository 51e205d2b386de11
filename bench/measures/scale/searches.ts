import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { quantile, startOn, timed, withClient } from './portals.ts'
import { type Questions, someQuestions } from './questions.ts'

/** Searches of every kind, one after the other, none of them cached. */
export async function measureSearch(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal } = await startOn(pair.large, { PAGE_CACHE: 'off' })
  try {
    const questions: Questions = await withClient(portal, someQuestions)
    const ask = (text: string) => timed(`${portal.url}/search?q=${encodeURIComponent(text)}`)
    for (const texts of Object.values(questions)) await ask(texts[0] as string)
    const figures: Figure[] = []
    const all: number[] = []
    for (const [kind, texts] of Object.entries(questions)) {
      const times: number[] = []
      for (const text of texts) times.push(await ask(text))
      all.push(...times)
      const slowest = texts[times.indexOf(Math.max(...times))]
      say(
        `  ${kind}: middle ${quantile(times, 0.5).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(0)} ms (${slowest})`,
      )
      figures.push({ what: `search, ${kind}: p95`, value: quantile(times, 0.95), unit: 'ms', atMost: 50 })
    }
    const starts = Object.values(questions).flatMap((texts) =>
      texts.slice(0, 10).map((text) => text.slice(0, 2)),
    )
    const suggested: number[] = []
    for (const text of starts)
      suggested.push(await timed(`${portal.url}/suggest?q=${encodeURIComponent(text)}`))
    return [
      ...figures,
      { what: 'search, all: p95', value: quantile(all, 0.95), unit: 'ms', atMost: 50 },
      { what: 'suggestions: p95', value: quantile(suggested, 0.95), unit: 'ms' },
    ]
  } finally {
    await portal.stop()
  }
}
