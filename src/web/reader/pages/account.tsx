import { type Account, findAccount } from '../../../domain/accounts/index.ts'
import { pageOfArticles } from '../../../domain/listing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { accountCard, articleTags, toTeaser } from '../teaser.ts'
import type { AccountHead } from '../view-models.ts'
import { AccountView } from '../views/account.tsx'

const NEWEST = 12

/** `/@{handle}`: the account's card and its newest articles. Two queries. Throws `account.not_found`. */
export async function accountPage(context: WebContext, view: View, handle: string): Promise<Rendered> {
  const account = await accountOf(context, handle)
  const page = await pageOfArticles(context.database, { kind: 'account', id: account.id }, { size: NEWEST })
  const path = `/@${account.handle}`
  const feed = `${path}/feed.xml`
  const frame = await frameOf(context, view, {
    title: account.name,
    description: account.signature,
    path,
    feeds: [{ type: 'atom', href: feed, title: account.name }],
    social: { type: 'profile' },
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'ProfilePage',
      mainEntity: {
        '@type': 'Person',
        name: account.name,
        description: account.signature || undefined,
        identifier: account.handle,
      },
    },
  })
  const model = {
    frame,
    ...headOf(account),
    articles: page.articles.map((one) => toTeaser(one)),
    articlesHref: `${path}/articles`,
    feeds: [{ href: feed, type: 'atom' as const }],
  }
  return {
    view: <AccountView {...model} />,
    tags: [...accountTags(account.id), ...articleTags(page.articles)],
  }
}

/** The account of a handle. Throws `account.not_found`. */
export async function accountOf(context: WebContext, handle: string): Promise<Account> {
  const account = await findAccount(context.database, handle)
  if (!account) throw new CodedError('account.not_found', { handle })
  return account
}

/** What stands above each of an account's pages. */
export function headOf(account: Account): AccountHead {
  const { likes, reads, createdAt } = account
  return { account: accountCard(account), joinedAt: createdAt, likes, reads }
}

/** Tags of what {@link headOf} shows. */
export function accountTags(id: string): string[] {
  return [`account:${id}`, `followers:${id}`, `likes:${id}`, `level:${id}`, `numbers:${id}`]
}
