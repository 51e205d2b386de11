const WORDS =
  '城市 早晨 市场 河岸 图书馆 公共汽车 面包 春天 老街 学校 邻居 自行车 天气 花园 桥 邮局 茶 地图 书信 灯光'.split(
    ' ',
  )
const ACCOUNTS = 20
const CHANNELS = 8

/** The lines of a JSON Lines file with so many articles of some 600 characters, always the same. */
export function generatedLines(articles: number): string[] {
  const lines = [
    ...range(ACCOUNTS).map((at) => ({ type: 'account', id: `account-${at}`, name: `${pick(at)}记` })),
    ...range(CHANNELS).map((at) => ({ type: 'channel', id: `channel-${at}`, name: pick(at) })),
    ...range(articles).map(article),
  ]
  return lines.map((line) => JSON.stringify(line))
}

function article(at: number): Record<string, unknown> {
  return {
    type: 'article',
    id: `article-${at}`,
    title: `${pick(at)}与${pick(at + 3)}：第 ${at} 篇`,
    account: `account-${at % ACCOUNTS}`,
    publishedAt: new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString(),
    language: 'zh-CN',
    channel: `channel-${at % CHANNELS}`,
    topics: [pick(at), pick(at + 1)],
    format: 'html',
    body: range(5)
      .map((part) => `<p>${paragraph(at * 7 + part)}</p>`)
      .join('\n'),
  }
}

function paragraph(seed: number): string {
  const parts = range(12).map((at) => `${pick(seed + at)}里的<em>${pick(seed * 3 + at)}</em>`)
  return `${parts.join('，')}。`
}

function pick(at: number): string {
  return WORDS[at % WORDS.length] as string
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}
