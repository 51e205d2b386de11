import type { PageData } from '../page-data.ts'
import type { LocalRecord, LocalStore } from './local-store.ts'

type Base = {
  page: PageData
  session: string
  store: LocalStore | undefined
  record: Pick<LocalRecord, 'articleId' | 'personId' | 'session'>
}

/** Keeps the side of a choice that lost, here and on the server, where it can be found again. */
export async function keepLosing(
  { page, session, store, record }: Base,
  version: number,
  fields: Record<string, unknown>,
): Promise<void> {
  const json = JSON.stringify(fields)
  const kept = { ...record, key: '', version, fields: json, changedAt: Date.now() }
  await store?.keep(kept).catch(() => {})
  if (!page.urls.copies) return
  await fetch(page.urls.copies, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: `{"session":${JSON.stringify(session)},"baseVersion":${version},"fields":${json}}`,
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {})
}
