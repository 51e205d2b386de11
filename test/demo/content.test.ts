import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyOf, picturesIn } from '../../src/demo/content/body-of.ts'
import { readContent } from '../../src/demo/content/read-content.ts'
import { AVATARS } from '../../src/demo/pictures/avatars.ts'
import { SCENES } from '../../src/demo/pictures/catalogue.ts'
import { isHandle } from '../../src/domain/accounts/index.ts'
import { type Document, plainText, walkBlocks } from '../../src/kernel/document/index.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

const content = await readContent(join(projectRoot(), 'demo'))
const { articles, accounts, channels } = content
const finalText = (article: (typeof articles)[number]) =>
  (article.states.at(-1) ?? article.states[0]).markdown
const documentOf = (markdown: string) => bodyOf(markdown, (name) => name).document

describe('the demo as a whole', () => {
  test('has what the portal needs to look alive', () => {
    expect(channels.length).toBeGreaterThanOrEqual(10)
    expect(channels.filter((channel) => channel.isColumn)).toHaveLength(4)
    expect(accounts.filter((account) => account.language === 'zh-CN').length).toBeGreaterThanOrEqual(9)
    expect(accounts.filter((account) => account.language === 'en').length).toBeGreaterThanOrEqual(3)
    expect(articles.filter((article) => article.language === 'zh-CN')).toHaveLength(18)
    expect(articles.filter((article) => article.language === 'en')).toHaveLength(6)
  })

  test('every channel and account has articles, and is named in both languages', () => {
    for (const { slug } of channels)
      expect(articles.filter((article) => article.channel === slug).length, slug).toBeGreaterThanOrEqual(2)
    for (const { handle } of accounts)
      expect(
        articles.some((article) => article.account === handle),
        handle,
      ).toBe(true)
    for (const { names, descriptions } of channels) {
      expect(Object.keys(names).sort()).toEqual(['en', 'zh-CN'])
      expect(Object.keys(descriptions ?? {}).sort()).toEqual(['en', 'zh-CN'])
    }
    expect(accounts.every((account) => isHandle(account.handle) && account.avatar in AVATARS)).toBe(true)
  })

  test('shows every kind of label, block and revision', () => {
    expect(new Set(articles.map((article) => article.label))).toEqual(
      new Set(['original', 'reprint', 'translation']),
    )
    expect(articles.flatMap((article) => article.states.map((state) => state.kind))).toEqual(
      expect.arrayContaining(['update', 'correction']),
    )
    const kinds = new Set<string>()
    for (const article of articles)
      for (const block of walkBlocks(documentOf(finalText(article)))) kinds.add(block.type)
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'heading',
        'bulletList',
        'orderedList',
        'blockquote',
        'picture',
        'table',
        'codeBlock',
        'rule',
      ]),
    )
    expect(
      articles.some((article) => JSON.stringify(documentOf(finalText(article))).includes('"footnote"')),
    ).toBe(true)
  })

  test('no cover stands twice and no two titles are the same', () => {
    expect(new Set(articles.map((article) => article.cover)).size).toBe(articles.length)
    expect(new Set(articles.map((article) => article.title)).size).toBe(articles.length)
  })
})

describe.each(articles)('$file', (article) => {
  const document = documentOf(finalText(article))
  const plain = plainText(document)

  test('names an account, a channel and pictures that exist', () => {
    expect(accounts.find((account) => account.handle === article.account)?.language).toBe(article.language)
    expect(channels.map((channel) => channel.slug)).toContain(article.channel)
    for (const name of [article.cover, ...picturesIn(finalText(article))])
      expect(SCENES, name).toHaveProperty([name])
    if (article.label !== 'original') expect(article.sourceName && article.sourceUrl).toBeTruthy()
    expect(article.summary.length).toBeGreaterThan(20)
  })

  test('is read without losing anything', () => {
    for (const { markdown } of article.states) expect(bodyOf(markdown, (name) => name).lost).toEqual([])
  })

  test('is of real length', () => {
    if (article.language === 'zh-CN') {
      const length = withoutCode(document).replace(/\s/g, '').length
      expect(length).toBeGreaterThanOrEqual(900)
      expect(length).toBeLessThanOrEqual(1800)
      expect([...article.title].length).toBeGreaterThanOrEqual(12)
      expect([...article.title].length).toBeLessThanOrEqual(28)
    } else {
      const words = plain.match(/[\p{L}\p{N}’'-]+/gu) ?? []
      expect(words.length).toBeGreaterThanOrEqual(600)
      expect(words.length).toBeLessThanOrEqual(1000)
    }
  })

  test('describes every picture', () => {
    for (const block of walkBlocks(document)) {
      if (block.type !== 'picture') continue
      expect(block.attrs.alt.length).toBeGreaterThan(5)
      expect(block.attrs.caption.length).toBeGreaterThan(5)
    }
  })

  test('has no Latin punctuation within Chinese', () => {
    const texts = [withoutCode(document), article.title, article.summary].join('\n')
    expect(texts.match(/[\p{sc=Han}]\s*[,;:?!()]|[,;:?!()]\s*[\p{sc=Han}]/gu) ?? []).toEqual([])
  })
})

test('a file without front matter or with words that are not there is refused', async () => {
  const { readArticle } = await import('../../src/demo/content/read-article.ts')
  expect(() => readArticle('x.md', 'text')).toThrow('x.md has no front matter')
  const revised =
    '---\ntitle: x\nrevisions:\n  - { kind: update, hours: 1, note: n, find: nowhere, was: y }\n---\ntext\n'
  expect(() => readArticle('x.md', revised)).toThrow('does not say nowhere')
})

function withoutCode(document: Document): string {
  return plainText({ ...document, content: document.content.filter((block) => block.type !== 'codeBlock') })
}
