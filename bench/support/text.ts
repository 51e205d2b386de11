const WORDS =
  '城市 早晨 市场 河岸 图书馆 公共汽车 面包 春天 老街 学校 邻居 自行车 天气 花园 桥 邮局 茶 地图 书信 灯光'.split(
    ' ',
  )

/** An article for the import of JSON Lines, the same for the same number. */
export function generatedArticle(at: number): Record<string, unknown> {
  const paragraphs = Array.from({ length: 5 }, (_, part) => paragraph(at * 7 + part))
  return {
    id: `bench-${at}`,
    title: `${pick(at)}与${pick(at + 3)}：第 ${at} 篇`,
    author: `作者${at % 20}`,
    published: new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString(),
    language: 'zh-CN',
    channel: `频道${at % 8}`,
    topics: [pick(at), pick(at + 1)],
    html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
  }
}

function paragraph(seed: number): string {
  return Array.from({ length: 12 }, (_, at) => `${pick(seed + at)}里的${pick(seed * 3 + at)}`)
    .join('，')
    .concat('。')
}

function pick(at: number): string {
  return WORDS[at % WORDS.length] as string
}
