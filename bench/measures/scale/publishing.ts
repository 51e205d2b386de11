import { createArticle, publishArticle } from '../../../src/domain/articles/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { openDatabase, transact } from '../../../src/platform/database/index.ts'
import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { quantile, startOn, visitor, withClient } from './portals.ts'

const ROUNDS = 7
const PATIENCE_MS = 10_000
const BY_ID = new Set(['sitemap', 'search', 'suggestions'])

/** From the beginning of the publication until every page, cached before, shows it; written by another process. */
export async function measurePublishing(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal } = await startOn(pair.large)
  const database = openDatabase(portal.databaseUrl(), { max: 2 })
  try {
    const target = await withClient(portal, async (client) => {
      const { rows } = await client.query(
        `select (select id from account where handle = 'writer-7') as account, (select id from channel where slug = 'channel-1') as channel,
                (select name from topic order by id limit 1) as topic, (select slug from topic order by id limit 1) as slug,
                (select id from media limit 1) as cover, (select start from sitemap_start order by start desc limit 1) as start`,
      )
      return rows[0]
    })
    const writing: number[] = []
    const seen = new Map<string, number[]>()
    for (let round = 0; round < ROUNDS; round++) {
      const name = `\u9f98${newId().slice(-6)}`
      const places = placesOf(target, name)
      await Promise.all(
        Object.values(places).map((path) => fetch(portal.url + path).then((answer) => answer.text())),
      )
      const from = performance.now()
      const id = await publish(database, target, name)
      writing.push(performance.now() - from)
      const times = await Promise.all(
        Object.entries(places).map(async ([place, path]) => {
          // Of the page of a search the question itself is a part.
          await shows(portal.url + path, BY_ID.has(place) ? `/a/${id}` : name)
          return [place, performance.now() - from] as const
        }),
      )
      for (const [place, time] of times) seen.set(place, [...(seen.get(place) ?? []), time])
    }
    for (const [place, times] of seen)
      say(`  ${place}: ${quantile(times, 0.5).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms`)
    return [
      { what: 'publishing one article, its transaction', value: quantile(writing, 0.5), unit: 'ms' },
      {
        what: 'publication until visible and found everywhere',
        value: Math.max(...[...seen.values()].flat()),
        unit: 'ms',
        atMost: 1000,
      },
    ]
  } finally {
    await database.close()
    await portal.stop()
  }
}

type Target = { account: string; channel: string; topic: string; slug: string; cover: string; start: string }

function placesOf({ slug, start }: Target, name: string): Record<string, string> {
  return {
    front: '/',
    channel: '/c/channel-1',
    account: '/@writer-7',
    topic: `/t/${encodeURIComponent(slug)}`,
    feed: '/feed.xml',
    'news sitemap': '/sitemap-news.xml',
    sitemap: `/sitemap-articles.xml?older=${start}`,
    search: `/search?q=${encodeURIComponent(name)}`,
    suggestions: `/suggest?q=${encodeURIComponent(name)}`,
  }
}

function publish(database: ReturnType<typeof openDatabase>, target: Target, name: string): Promise<string> {
  const now = new Date()
  return transact(database, async (tx) => {
    const created = await createArticle(tx, {
      accountId: target.account,
      draft: {
        title: `${name}的早晨`,
        language: 'zh-CN',
        label: 'original',
        body: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: `今天${name}开门了。` }] }],
        },
        channelId: target.channel,
        coverMediaId: target.cover,
        topics: [target.topic],
      },
      actor: null,
      now,
    })
    await publishArticle(tx, { ...created, actor: null, now })
    return created.articleId
  })
}

async function shows(url: string, word: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    const answer = await fetch(url, { headers: visitor() })
    if ((await answer.text()).includes(word)) return
  }
}
