import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateLog, type Taste } from '../../bench/ranking/generate.ts'
import { readLog } from '../../bench/ranking/log.ts'
import { type Replay, replay } from '../../bench/ranking/replay.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings/index.ts'

const made = new Map<Taste, Replay['by']>()
function run(taste: Taste): Replay['by'] {
  const by = made.get(taste) ?? replay(generateLog(taste), DEFAULT_SETTINGS).by
  made.set(taste, by)
  return by
}

describe('a log whose right answer is known', () => {
  it.each([
    ['subject', 'for-you', 0.9],
    ['subject', 'related', 0.9],
    ['follows', 'for-you', 0.95],
    ['company', 'related', 0.7],
    ['crowd', 'hot', 0.9],
    ['crowd', 'for-you', 0.9],
  ] as const)('of the taste “%s” is found by “%s”', (taste, scorer, floor) => {
    const by = run(taste)
    expect(by[scorer]?.auc).toBeGreaterThan(floor)
    expect(by[scorer]?.ndcg10).toBeGreaterThan((by.newest?.ndcg10 ?? 1) * 1.2)
  })

  it.each(['subject', 'follows', 'company', 'crowd'] as const)(
    'of the taste “%s” is not found by chance',
    (taste) => {
      const by = run(taste)
      for (const blind of ['newest', 'as shown']) {
        expect(by[blind]?.auc).toBeGreaterThan(0.45)
        expect(by[blind]?.auc).toBeLessThan(0.57)
      }
    },
  )

  it('is the same for the same seed', () => {
    expect(generateLog('crowd', { impressions: 50 })).toEqual(generateLog('crowd', { impressions: 50 }))
  })
})

describe('a log in files', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'masthead-log-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is read in the order of its times, with its articles', async () => {
    await writeFile(
      join(folder, 'articles.tsv'),
      'n1\tcity\tferry,quay\tThe last ferry\tIt leaves at six\t\ta1\t2026-05-01T08:00:00Z\nn2\tsport\t\tA goal\t\t\t\t\n',
    )
    await writeFile(
      join(folder, 'log.tsv'),
      '# two lists\ni2\tr1\t2026-05-02T08:00:00Z\tn1\tn2-1 n1-0\trelated\tn1\taccount:a1 topic:ferry\ni1\tr1\t5/1/2026 9:00:00 AM\t\tn1-0 n2-1\n',
    )
    const { articles, impressions } = await readLog(join(folder, 'log.tsv'))
    expect(articles.get('n1')).toMatchObject({ topics: ['ferry', 'quay'], account: 'a1' })
    expect(impressions.map((one) => [one.id, one.list, one.of])).toEqual([
      ['i1', 'for-you', undefined],
      ['i2', 'related', 'n1'],
    ])
    expect(impressions[0]?.at).toEqual(new Date('2026-05-01T09:00:00Z'))
    expect(replay({ articles, impressions }, DEFAULT_SETTINGS).judged).toBe(2)
  })

  it('with entities where the account is is one of the MIND collection', async () => {
    await writeFile(
      join(folder, 'news.tsv'),
      'N1\tsports\tgolf\tA title\tAn abstract\thttps://x.example\t[{"Label": "x"}]\t[]\n',
    )
    await rm(join(folder, 'articles.tsv'), { force: true })
    await writeFile(join(folder, 'behaviors.tsv'), '1\tU1\t11/15/2019 12:22:32 PM\tN9 N8\tN1-1 N2-0\n')
    const { articles, impressions } = await readLog(join(folder, 'behaviors.tsv'))
    expect(articles.get('N1')).toMatchObject({ account: '', topics: ['golf'], publishedAt: undefined })
    expect(impressions[0]).toMatchObject({ at: new Date('2019-11-15T12:22:32Z'), history: ['N9', 'N8'] })
  })

  it('says which line is none', async () => {
    const file = join(folder, 'wrong.tsv')
    await writeFile(file, 'i1\tr1\tyesterday\t\tn1-1\n')
    await expect(readLog(file)).rejects.toThrow('wrong.tsv:1: an impression has')
    await writeFile(file, 'i1\tr1\t2026-05-01T08:00:00Z\t\tn1\n')
    await expect(readLog(file)).rejects.toThrow('“n1” is no candidate')
  })
})
