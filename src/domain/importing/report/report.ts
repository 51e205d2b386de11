import type { Fault, LeftOut, Note } from '../source.ts'

export type ArticleEntry = {
  key: string
  position: string
  title: string
  outcome: 'created' | 'revised' | 'unchanged' | 'failed'
  articleId?: string
  /** How it can be seen after the import. */
  status?: string
  changed: Note[]
  lost: Note[]
  /** More losses than are listed. */
  lostMore?: number
  /** Pictures and videos that were not stored: they stay as a line with a link. */
  missing: Note[]
  error?: string
}

export type AccountEntry = { key: string; name: string; handle: string; how: string }
export type ChannelEntry = { key: string; slug: string; how: string }

export type Figures = {
  articles: Record<ArticleEntry['outcome'], number>
  comments: { created: number; unchanged: number; failed: number }
  pictures: { stored: number; missing: number }
  /** By what it was, with how often. */
  changed: Map<string, number>
  lost: Map<string, number>
  missing: Map<string, number>
  leftOut: Map<string, number>
  faults: number
  /** The first ones, to be printed. */
  failures: { position: string; title: string; error: string }[]
  accounts: AccountEntry[]
  channels: ChannelEntry[]
  cut?: { position: string; reason: string }
}

/** Where an import tells what it did: each entry is one JSON line, and the figures are for the summary. */
export type Report = {
  figures: Figures
  source(about: Record<string, unknown>): void
  article(entry: ArticleEntry): void
  account(entry: AccountEntry): void
  channel(entry: ChannelEntry): void
  comments(counts: Partial<Figures['comments']>): void
  picture(): void
  note(entry: { what: string; detail: string; position?: string }): void
  leftOut(entry: LeftOut): void
  fault(entry: Fault): void
  cut(entry: { position: string; reason: string }): void
}

const PRINTED = 20
const MAPPINGS_KEPT = 1000

/** `write` takes one line without its line feed. */
export function createReport(write: (line: string) => void): Report {
  const figures: Figures = {
    articles: { created: 0, revised: 0, unchanged: 0, failed: 0 },
    comments: { created: 0, unchanged: 0, failed: 0 },
    pictures: { stored: 0, missing: 0 },
    changed: new Map(),
    lost: new Map(),
    missing: new Map(),
    leftOut: new Map(),
    faults: 0,
    failures: [],
    accounts: [],
    channels: [],
  }
  const put = (type: string, entry: object) => write(JSON.stringify({ type, ...entry }))
  const fail = (position: string, title: string, error: string) => {
    if (figures.failures.length < PRINTED) figures.failures.push({ position, title, error })
  }
  return {
    figures,
    source: (about) => put('source', about),
    article(entry) {
      figures.articles[entry.outcome]++
      if (entry.outcome === 'unchanged') return
      count(figures.changed, entry.changed)
      count(figures.lost, entry.lost)
      count(figures.missing, entry.missing)
      figures.pictures.missing += entry.missing.length
      if (entry.outcome === 'failed') fail(entry.position, entry.title, entry.error ?? '')
      put('article', { ...entry, address: entry.articleId && `/a/${entry.articleId}` })
    },
    account(entry) {
      if (figures.accounts.length < MAPPINGS_KEPT) figures.accounts.push(entry)
      put('account', entry)
    },
    channel(entry) {
      if (figures.channels.length < MAPPINGS_KEPT) figures.channels.push(entry)
      put('channel', entry)
    },
    comments(counts) {
      for (const name of ['created', 'unchanged', 'failed'] as const)
        figures.comments[name] += counts[name] ?? 0
    },
    picture() {
      figures.pictures.stored++
    },
    note(entry) {
      count(figures.changed, [entry])
      put('note', entry)
    },
    leftOut({ type: _, ...entry }) {
      count(figures.leftOut, [{ what: `${entry.kind}: ${entry.reason}`, detail: '' }])
      put('left-out', entry)
    },
    fault({ position, reason }) {
      figures.faults++
      fail(position, '', reason)
      put('fault', { position, reason })
    },
    cut(entry) {
      figures.cut = entry
      put('cut', entry)
    },
  }
}

function count(counts: Map<string, number>, notes: Note[]): void {
  for (const { what } of notes) counts.set(what, (counts.get(what) ?? 0) + 1)
}
