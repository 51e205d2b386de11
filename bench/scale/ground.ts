import type pg from 'pg'
import { createPerson } from '../../src/domain/people/index.ts'
import { slugify } from '../../src/kernel/text/index.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'
import type { Sizes } from './articles.ts'
import { ID_FUNCTION } from './ids-sql.ts'
import { even, seeded } from './random.ts'
import { filledIn } from './run-steps.ts'
import { paragraphWords } from './search-words.ts'
import { READER_FUNCTIONS } from './steps-of-readers.ts'
import type { Themes } from './themes.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Someone to sign in as, so that writing can be measured. */
export const READER = { email: 'reader@scale.test', name: '读者', password: 'masthead-scale' }

const CHANNELS = '要闻 城市 科技 体育 财经 文化 生活 教育 健康 旅行 随笔 影像'.split(' ')
const COLUMNS_FROM = 10
const DAY_MS = 86_400_000

type Ground = { sizes: Sizes; seed: number; now: number; themes: Themes; vocabulary: Vocabulary }

/** Lays out everything that articles refer to: people, accounts, channels, topics, covers, paragraphs. */
export async function layGround(database: Database, ground: Ground): Promise<void> {
  const { sizes, now } = ground
  const opened = now - 1200 * DAY_MS
  const numbers = { now, persons: sizes.persons, covers: sizes.covers, opened }
  await transact(database, async (tx) => {
    const at = { actor: null, now: new Date(opened) }
    await createPerson(tx, { ...READER, email: 'operator@scale.test', roles: ['operator'] }, at)
    await createPerson(tx, { ...READER, roles: ['reader'] }, at)
  })
  const { pool } = database
  await pool.query(`${ID_FUNCTION};${READER_FUNCTIONS}`)
  await pool.query(filledIn(TABLES, numbers))
  await rows(pool, NAMED.channel, channels(), opened)
  await rows(pool, NAMED.account, accounts(ground), opened)
  await rows(pool, NAMED.topic, topics(ground.themes.topics), opened)
  await pool.query(filledIn(REFERRED, numbers))
  const paragraphs = await Promise.all(
    ground.themes.paragraphs.map(async (one, n) => ({
      n,
      ...one,
      ...(await paragraphWords(one.plain, one.language)),
    })),
  )
  for (let at = 0; at < paragraphs.length; at += 5000)
    await rows(pool, NAMED.paragraph, paragraphs.slice(at, at + 5000), opened)
  await rows(
    pool,
    NAMED.sentence,
    ground.themes.paragraphs
      .slice(0, 5000)
      .map(({ plain }, n) => ({ n, plain: plain.split(/(?<=[。.])/)[0] })),
    opened,
  )
  await pool.query(
    'analyze bench_account, bench_person, bench_topic, bench_channel, bench_paragraph, bench_sentence',
  )
}

const TABLES = `
  create unlogged table bench_person as
    select n::bigint as n, bench_id($opened, n) as id, '读者 ' || n as name from generate_series(0, $persons - 1) n;
  create unlogged table bench_channel (n int primary key, id text, slug text, name text, is_column boolean);
  create unlogged table bench_account (n int primary key, id text, handle text, name text);
  create unlogged table bench_topic (n int primary key, id text, slug text, name text);
  create unlogged table bench_paragraph (n int primary key, language text, node jsonb, html text, plain text, units int, excerpt text, terms tsvector, length int);
  create unlogged table bench_sentence (n int primary key, plain text);
  alter table bench_person add primary key (n)`

const NAMED = {
  channel: `insert into bench_channel select n, bench_id($opened, 4000000 + n), slug, name, is_column from rows(n int, slug text, name text, is_column boolean)`,
  account: `insert into bench_account select n, bench_id($opened, 5000000 + n), handle, name from rows(n int, handle text, name text)`,
  topic: `insert into bench_topic select n, bench_id($opened, 6000000 + n), slug, name from rows(n int, slug text, name text)`,
  paragraph: `insert into bench_paragraph select n, language, node, html, plain, units, excerpt, terms::tsvector, length from rows(n int, language text, node jsonb, html text, plain text, units int, excerpt text, terms text, length int)`,
  sentence: `insert into bench_sentence select n, plain from rows(n int, plain text)`,
}

const REFERRED = `
  insert into person (id, name, email, email_verified)
  select id, name, 'p' || n || '@scale.test', true from bench_person;
  insert into channel (id, slug, position, names, is_column, created_at)
  select id, slug, n, jsonb_build_object('zh-CN', name, 'en', slug), is_column, to_timestamp($opened / 1000.0) from bench_channel;
  insert into account (id, handle, name, signature, field, language, created_at)
  select id, handle, name, '', '', 'zh-CN', to_timestamp($opened / 1000.0) from bench_account;
  insert into account_member (account_id, person_id, role, joined_at)
  select a.id, p.id, 'owner', to_timestamp($opened / 1000.0) from bench_account a join bench_person p on p.n = a.n % $persons;
  insert into topic (id, slug, name, created_at)
  select id, slug, name, to_timestamp($opened / 1000.0) from bench_topic;
  insert into media (id, kind, mime, bytes, width, height, colour, sha256, storage_key, created_at)
  select 'c' || lpad(n::text, 12, '0'), 'picture', 'image/jpeg', 100000, 1600, 900, '#8899aa', 'bench' || n, 'bench' || n,
         to_timestamp($opened / 1000.0) from generate_series(0, $covers - 1) n`

/** Inserts rows from JSON: `rows(…)` in the statement names their columns. */
async function rows(pool: pg.Pool, statement: string, list: object[], opened: number): Promise<void> {
  const text = filledIn(statement, { opened }).replace('from rows(', 'from json_to_recordset($1::json) as r(')
  await pool.query(text, [JSON.stringify(list)])
}

function channels() {
  return CHANNELS.map((name, n) => ({ n, slug: `channel-${n}`, name, is_column: n >= COLUMNS_FROM }))
}

function accounts({ sizes, seed, vocabulary: { chinese, english } }: Ground) {
  const random = seeded(seed + 1)
  const word = (list: string[]) => list[even(random, list.length)] as string
  return Array.from({ length: sizes.accounts }, (_, n) => ({
    n,
    handle: `writer-${n}`,
    name: n % 5 === 0 ? `${word(english)} ${word(english)}` : `${word(chinese)}${word(chinese)}`,
  }))
}

function topics(names: string[]) {
  return names.map((name, n) => ({ n, slug: slugify(name), name }))
}
