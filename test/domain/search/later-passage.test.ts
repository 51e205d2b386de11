import { beforeAll, describe, expect, it } from 'vitest'
import { createSearch, parseQuery, type Search, searchArticles } from '../../../src/domain/search/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-03-01T12:00:00Z')
const CHINESE = '江面上起了雾，码头边的人都在等…'
const ENGLISH = 'The fog stood on the river and everyone on the quay was waiting. '
let search: Search

beforeAll(async () => {
  const database = await createTestDatabase()
  search = createSearch(database)
  const { accountId } = await makeRoom(database, now)
  const write = (title: string, language: string, ...body: string[]) =>
    publishOne(database, accountId, { title, language, body: documentOf(...body) }, now)
  await write(
    '雾',
    'zh-CN',
    CHINESE.repeat(700),
    '忽然，一顆流星劃過夜空，誰也沒有說話。',
    CHINESE.repeat(50),
  )
  await write('Fog', 'en', ENGLISH.repeat(200), 'Then two comets crossed the sky. Nobody spoke.')
  await write('雾散了', 'zh-CN', CHINESE.repeat(3000), '最后只剩下灯塔。')
})

async function passage(typed: string): Promise<{ text: string; hits: string[] }> {
  const page = { order: 'best' as const, size: 5, now }
  const { articles } = await searchArticles(search, parseQuery(typed), {}, page)
  const pieces = articles[0]?.passage ?? []
  return {
    text: pieces.map(({ text }) => text).join(''),
    hits: pieces.filter(({ hit }) => hit).map(({ text }) => text),
  }
}

describe('a hit far back in a long text', () => {
  it('is shown and marked, as it is written there', async () => {
    const { text, hits } = await passage('划过')
    expect(hits).toEqual(['劃過'])
    expect(text).toContain('一顆流星劃過夜空')
    expect(text.startsWith('…')).toBe(true)
    expect(text.length).toBeLessThan(300)
  })

  it('is found by the stem of its word', async () => {
    const { text, hits } = await passage('comet')
    expect(hits).toEqual(['comets'])
    expect(text).toContain('two comets crossed')
  })

  it('is not sought beyond a bound: then the summary stands there', async () => {
    const { text, hits } = await passage('灯塔')
    expect(hits).toEqual([])
    expect(text).not.toBe('')
  })
})
