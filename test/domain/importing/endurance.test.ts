import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fingerprint, importInto, temporaryFolder } from './import-into.ts'

async function count(database: TestDatabase, table: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(database.db)
  return rows[0]?.count ?? 0
}

function lines(articles: number): string {
  const file = join(temporaryFolder(), 'many.jsonl')
  const text = Array.from({ length: articles }, (_, at) => [
    JSON.stringify({
      type: 'article',
      id: String(at),
      title: `Article ${at}`,
      body: `See [next](#article:${(at + 37) % articles}). ${'Words. '.repeat(60)}`,
      publishedAt: '2022-01-01',
      topics: ['One', `T${at % 9}`],
    }),
    JSON.stringify({
      type: 'comment',
      id: `c${at}`,
      article: String(at),
      author: 'A',
      body: `Comment ${at}`,
    }),
  ]).flat()
  writeFileSync(file, text.join('\n'))
  return file
}

test('killed in the middle, it goes on where it was: nothing is missing, nothing is there twice', async () => {
  const database = await createTestDatabase()
  const articles = 700
  const file = lines(articles)
  const dataDir = temporaryFolder()
  const begin = (): ChildProcess =>
    spawn(process.execPath, [resolve('src/main.ts'), 'import', file, '--no-fetch'], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        STORAGE_URL: `file:${dataDir}/files`,
      },
      stdio: 'ignore',
    })
  for (const share of [0.1, 0.4]) {
    const child = begin()
    while ((await count(database, 'listing')) < articles * share && child.exitCode === null) await sleep(5)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const between = await count(database, 'listing')
  expect(between).toBeLessThan(articles)
  // What is listed is whole, although the process was killed.
  const halves = await sql<{ count: number }>`
    select count(*)::int as count from listing l
     where not exists (select from import_item i where i.target_id = l.article_id and i.content_hash <> '')
        or not exists (select from revision_html h where h.revision_id = l.revision_id)`.execute(database.db)
  expect(halves.rows[0]?.count).toBe(0)

  const last = await importInto(database, file)
  expect(last.figures.articles).toEqual({
    created: articles - between,
    revised: 0,
    unchanged: between,
    failed: 0,
  })
  for (const table of ['article', 'revision', 'publication', 'listing', 'comment']) {
    expect([table, await count(database, table)]).toEqual([table, articles])
  }
  const figures = await database.db.selectFrom('account_figures').select('articles').execute()
  expect(figures).toEqual([{ articles }])
  const before = await fingerprint(database)
  await importInto(database, file)
  expect(await fingerprint(database)).toEqual(before)
}, 90_000)

/** Files of the library (63,500 are 34 MB), posts that are long or many, and one body beyond every limit. */
async function largeExport(files: number): Promise<string> {
  const path = join(temporaryFolder(), 'large.xml')
  const out = createWriteStream(path)
  const put = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain')
  }
  await put(
    `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Large</title><link>https://large-${files}.example.net</link>`,
  )
  const post = (id: number, body: string) =>
    `<item><title>Post ${id}</title><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n`
  for (let id = 0; id < files; id++)
    await put(
      `<item><title>f${id}</title><wp:post_id>${100_000 + id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>${id % 300}</wp:post_parent><wp:attachment_url>https://large.example.net/u/file-${id}.jpg</wp:attachment_url>${`<wp:postmeta><wp:meta_key>_m</wp:meta_key><wp:meta_value><![CDATA[${'a:1:{i:0;s:3:"x]]";}'.repeat(12)}]]></wp:meta_value></wp:postmeta>`}</item>\n`,
    )
  const paragraph =
    '<!-- wp:paragraph --><p>Words that <em>stand</em> in a row, 一些汉字, and more of them.</p><!-- /wp:paragraph -->\n'
  for (let id = 0; id < 10; id++) await put(post(id, paragraph.repeat(300)))
  for (let id = 10; id < 400; id++)
    await put(post(id, `<p>${'Short words. '.repeat(100)}</p><img class="wp-image-${100_000 + id}" src="x">`))
  // A body beyond every limit must not be held either.
  await put(
    post(900, 'x'.repeat(1000)).replace('x'.repeat(1000), `${'y'.repeat(1024 * 1024 - 1)}\n`.repeat(16)),
  )
  await put('</channel></rss>')
  out.end()
  await once(out, 'finish')
  return path
}

test('an export of 50 MB needs no memory that grows with it', async () => {
  const database = await createTestDatabase()
  const file = await largeExport(63_500)
  expect(statSync(file).size).toBeGreaterThan(50 * 1024 * 1024)
  const { stdout } = await promisify(execFile)(process.execPath, [
    // As web workers have it: how far the engine lets its young memory grow depends on what else runs, not on the import.
    '--max-semi-space-size=16',
    resolve('test/domain/importing/measure-import.ts'),
    database.url,
    temporaryFolder(),
    // The same in small first: what the engine sets aside once is not growth.
    await largeExport(2000),
    file,
  ])
  const [, measured] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(measured.articles).toEqual({ created: 400, revised: 0, unchanged: 0, failed: 0 })
  expect(measured.grownMb).toBeLessThan(120)
}, 60_000)
