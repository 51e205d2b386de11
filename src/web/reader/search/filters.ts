import { findAccount } from '../../../domain/accounts/index.ts'
import { channelName } from '../../../domain/channels/index.ts'
import { type Asked, findNames, type SearchFilters } from '../../../domain/search/index.ts'
import { foldForSearch } from '../../../kernel/text/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { Language } from '../../ui/frame.ts'
import type { SearchAddress } from './address.ts'
import { isKnownLanguage } from './language-label.ts'

export const WITHIN = { day: 1, week: 7, month: 31, year: 366 } as const
export const LABELS = ['original', 'reprint', 'translation', 'opinion', 'sponsored', 'ai-generated'] as const
export const ARTICLE_LANGUAGES = ['zh', 'en', 'ja', 'ko', 'fr', 'de', 'es', 'ru'] as const

const HOUR_MS = 3_600_000

/** What narrows a search, what it is called, and what was asked for that does not exist. */
export type ChosenFilters = {
  filters: SearchFilters
  /** Address of the channel chosen. */
  channel: string
  account?: { handle: string; name: string }
  unknown: { kind: 'channel' | 'account' | 'within' | 'label' | 'language'; value: string }[]
}

/**
 * The filters of an address and of the words `account:` and `channel:` in a question, which count more. One that does
 * not exist narrows nothing and is told.
 */
export async function chooseFilters(
  context: WebContext,
  address: SearchAddress,
  asked: Asked,
  language: Language,
): Promise<ChosenFilters> {
  const chosen: ChosenFilters = { filters: {}, channel: '', unknown: [] }
  await chooseChannel(context, chosen, asked.channel ?? address.channel, language)
  await chooseAccount(context, chosen, asked.account ?? address.account)
  chooseWindow(chosen, address.within, context.now())
  const { label } = address
  if ((LABELS as readonly string[]).includes(label)) chosen.filters.label = label
  else if (label !== '') chosen.unknown.push({ kind: 'label', value: label })
  if (isKnownLanguage(address.language)) chosen.filters.language = address.language
  else if (address.language !== '') chosen.unknown.push({ kind: 'language', value: address.language })
  return chosen
}

/** From the full hour on, so that the window stands still while somebody leafs through it. */
function chooseWindow(chosen: ChosenFilters, within: string, now: Date): void {
  const days = Object.hasOwn(WITHIN, within) ? WITHIN[within as keyof typeof WITHIN] : undefined
  if (days) {
    const hour = Math.floor(now.getTime() / HOUR_MS) - days * 24
    Object.assign(chosen.filters, { from: new Date(hour * HOUR_MS), within })
  } else if (within !== '') chosen.unknown.push({ kind: 'within', value: within })
}

async function chooseChannel(
  context: WebContext,
  chosen: ChosenFilters,
  value: string,
  language: Language,
): Promise<void> {
  if (value === '') return
  const { channels } = await context.portal.get()
  const wanted = foldForSearch(value)
  const channel = channels.find((one) =>
    [one.slug, channelName(one, language), ...Object.values(one.names)].some(
      (name) => foldForSearch(name) === wanted,
    ),
  )
  if (channel) {
    chosen.filters.channelId = channel.id
    chosen.channel = channel.slug
  } else chosen.unknown.push({ kind: 'channel', value })
}

/** By handle, or by the name of the best known account that has it. */
async function chooseAccount(context: WebContext, chosen: ChosenFilters, value: string): Promise<void> {
  if (value === '') return
  const byHandle = await findAccount(context.database, value)
  const account =
    byHandle ?? (await findNames(context.database, value, { accounts: 1, topics: 0 })).accounts[0]
  if (account) {
    chosen.filters.accountId = account.id
    chosen.account = account
  } else chosen.unknown.push({ kind: 'account', value })
}
