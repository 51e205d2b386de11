import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import {
  createReport,
  type Figures,
  importSource,
  openSource,
  type Run,
} from '../../../src/domain/importing/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import type { Database } from '../../../src/platform/database/index.ts'
import { openStorage } from '../../../src/platform/storage/index.ts'

export type Entry = { type: string; key: string } & Record<string, unknown>
export type Imported = { figures: Figures; entries: Entry[]; article(key: string): Entry }

export function fixture(name: string): string {
  return resolve('test/fixtures/import', name)
}

const root = mkdtempSync(join(tmpdir(), 'masthead-import-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A folder that is removed when the test file is done. */
export function temporaryFolder(): string {
  return mkdtempSync(join(root, 'f-'))
}

/** Imports a file or folder into a database, as the command does, and gives what was reported. */
export async function importInto(
  database: Database,
  path: string,
  {
    storage = temporaryFolder(),
    name,
    ...changes
  }: Partial<Omit<Run, 'storage'>> & { storage?: string; name?: string } = {},
): Promise<Imported> {
  const entries: Entry[] = []
  const report = createReport((line) => entries.push(JSON.parse(line)))
  const settings = await readSettings(database.db)
  const source = await openSource(path, { timeZone: settings.timeZone, name })
  try {
    await importSource({
      database,
      storage: openStorage(`file:${storage}`),
      settings,
      source,
      report,
      now: new Date('2024-05-01T12:00:00Z'),
      actor: null,
      authorMap: new Map(),
      dryRun: false,
      ...changes,
    })
  } finally {
    source.close()
  }
  const article = (key: string): Entry => {
    const found = entries.find((entry) => entry.type === 'article' && entry.key === key)
    if (!found) throw new Error(`no article ${key} in the report`)
    return found
  }
  return { figures: report.figures, entries, article }
}

const TABLES = [
  'account',
  'account_figures',
  'article',
  'channel',
  'comment',
  'import_item',
  'listing',
  'listing_topic',
  'media',
  'old_address',
  'publication',
  'revision',
  'revision_html',
  'schedule',
  'topic',
]

/** Number of rows and a hash of all their contents, by table: two of them are equal when nothing was written between. */
export async function fingerprint(database: Database): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '') as print
        from ${sql.table(table)} r`.execute(database.db)
    prints[table] = rows[0]?.print ?? ''
  }
  return prints
}

/** The latest revision of an article, with its HTML. */
export async function latest(database: Database, articleId: unknown) {
  return await database.db
    .selectFrom('revision')
    .innerJoin('revision_html', 'revision_html.revision_id', 'revision.id')
    .selectAll('revision')
    .select('html')
    .where('article_id', '=', articleId as string)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
