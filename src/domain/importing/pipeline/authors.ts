import { hasCode } from '../../../kernel/errors.ts'
import { slugify } from '../../../kernel/text/index.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import { findAccount, isHandle, openAccount } from '../../accounts/index.ts'
import type { SourceAccount } from '../source.ts'
import { findImported, rememberImported } from './imported.ts'
import { portalLanguage } from './language.ts'
import type { Run } from './run.ts'

/** How an author of the source came to an account here. */
export type Mapping = {
  key: string
  name: string
  handle: string
  how: 'mapped' | 'mapped_new' | 'opened' | 'known' | 'by_handle'
}

export type Authors = {
  /** Hears of an account of the source; one that is not `onlyWhenUsed` is opened at once. */
  announce(account: SourceAccount): Promise<void>
  /** The account's ID for an author key; null is the account that is named after the site. */
  resolve(key: string | null): Promise<string>
  /** Accounts that were announced and have no article. */
  unused(): SourceAccount[]
}

/** Stands in for the site when an article has no author. */
const SITE = ''

/** Finds or opens the accounts of authors, each at most once, and reports how each was mapped. */
export function createAuthors(run: Run): Authors {
  const announced = new Map<string, SourceAccount>()
  const resolved = new Map<string, Promise<string>>()

  function resolve(key: string): Promise<string> {
    const known = resolved.get(key)
    if (known) return known
    const account = announced.get(key) ?? unnamed(run, key)
    const found = findOrOpen(run, account, announced.has(key)).then(({ id, handle, how }) => {
      run.report.account({ key, name: account.name, handle, how })
      return id
    })
    resolved.set(key, found)
    return found
  }

  return {
    async announce(account) {
      announced.set(account.key, account)
      if (!account.onlyWhenUsed) await resolve(account.key)
    },
    resolve: (key) => resolve(key ?? SITE),
    unused: () => [...announced.values()].filter(({ key }) => !resolved.has(key)),
  }
}

type Found = { id: string; handle: string; how: Mapping['how'] }

async function findOrOpen(run: Run, account: SourceAccount, isAnnounced: boolean): Promise<Found> {
  const wanted = run.authorMap.get(account.key)
  const found = wanted ? await findMapped(run, wanted) : await findKnown(run, account, isAnnounced)
  if (found) return found
  if (run.dryRun) return { id: '', handle: wanted ?? handleFor(account, run), how: 'opened' }
  const opened = await transact(run.database, (tx) => open(tx, run, account, wanted))
  return { id: opened.accountId, handle: opened.handle, how: wanted ? 'mapped_new' : 'opened' }
}

async function findMapped(run: Run, wanted: string): Promise<Found | undefined> {
  const existing = await findAccount(run.database, wanted)
  return existing && { id: existing.id, handle: existing.handle, how: 'mapped' }
}

async function findKnown(run: Run, account: SourceAccount, isAnnounced: boolean): Promise<Found | undefined> {
  const { database, source } = run
  const place = { db: database.db, source: source.name }
  const known = (await findImported(place, 'account', [account.key])).get(account.key)
  if (known) {
    const row = await database.db
      .selectFrom('account')
      .select('handle')
      .where('id', '=', known.targetId)
      .executeTakeFirst()
    if (row) return { id: known.targetId, handle: row.handle, how: 'known' }
  }
  // In JSON Lines an operator may name an account of the portal without describing it again.
  if (isAnnounced || source.format !== 'json-lines' || account.key === SITE) return undefined
  const named = await findAccount(database, account.key)
  return named && { id: named.id, handle: named.handle, how: 'by_handle' }
}

async function open(
  tx: Tx,
  run: Run,
  account: SourceAccount,
  wanted: string | undefined,
): Promise<{ accountId: string; handle: string }> {
  const base = wanted ?? handleFor(account, run)
  for (let turn = 1; ; turn++) {
    const handle = turn === 1 ? base : `${base.slice(0, 34)}-${turn}`
    try {
      const { accountId } = await openAccount(tx, {
        handle,
        name: account.name.trim() || handle,
        signature: account.signature,
        field: account.field,
        language: portalLanguage(account.language ?? run.source.site.language, run.settings),
        now: run.now,
      })
      const item = { key: account.key, targetId: accountId, hash: 'account' }
      await rememberImported({ db: tx.db, source: run.source.name }, 'account', [item], run.now)
      return { accountId, handle }
    } catch (error) {
      // Somebody else's handle is never written under; a mapped one was free a moment ago.
      if (!hasCode(error, 'account.handle_taken') || wanted || turn > 999) throw error
    }
  }
}

/** A valid handle from a login, which may be an e-mail address (only what stands before the @ is used) or a name. */
function handleFor(account: SourceAccount, run: Run): string {
  for (const text of [account.handle, account.name, account.key]) {
    const plain = slugify((text ?? '').replace(/@.*$/, '').replace(/_/g, '-'))
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 30)
      .replace(/^-+|-+$/g, '')
    if (isHandle(plain)) return plain
    if (plain && isHandle(`${plain}-author`)) return `${plain}-author`
  }
  const host = run.source.site.address ? new URL(run.source.site.address).hostname.replace(/^www\./, '') : ''
  const plain = slugify(host)
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, 30)
  return isHandle(plain) ? plain : 'author'
}

function unnamed(run: Run, key: string): SourceAccount {
  return {
    type: 'account',
    key,
    position: 'authors',
    handle: key || null,
    name: key || run.source.site.title || 'Import',
    signature: '',
    field: '',
    language: null,
    onlyWhenUsed: true,
  }
}
