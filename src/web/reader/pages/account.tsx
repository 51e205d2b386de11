import { findAccount } from '../../../domain/accounts/index.ts'
import { pageOfArticles } from '../../../domain/listing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { cursorsOf, pagingOf, pathAt } from '../paging.ts'
import { accountCard, articleTags, toTeaser } from '../teaser.ts'
import { AccountArticlesView, AccountView } from '../views/account.tsx'

const NEWEST = 12
const SIZE = 30

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
    account: accountCard(account),
    joinedAt: account.createdAt,
    articles: page.articles.map((one) => toTeaser(one)),
    articlesHref: `${path}/articles`,
    feeds: [{ href: feed, type: 'atom' as const }],
  }
  return {
    view: <AccountView {...model} />,
    tags: [`account:${account.id}`, ...articleTags(page.articles)],
  }
}

/** `/@{handle}/articles`: all of them, by key. Two queries. Throws `account.not_found`. */
export async function accountArticles(
  context: WebContext,
  view: View,
  handle: string,
  query: unknown,
): Promise<Rendered> {
  const cursors = cursorsOf(query)
  const account = await accountOf(context, handle)
  const page = await pageOfArticles(
    context.database,
    { kind: 'account', id: account.id },
    { size: SIZE, ...cursors },
  )
  const path = `/@${account.handle}/articles`
  const t = translate(view.language)
  const model = {
    frame: await frameOf(context, view, {
      title: t('reader.account.allOf', { name: account.name }),
      path: pathAt(path, cursors),
    }),
    account: accountCard(account),
    articles: page.articles.map((one) => toTeaser(one)),
    paging: pagingOf(path, page),
  }
  return {
    view: <AccountArticlesView {...model} />,
    tags: [`account:${account.id}`, ...articleTags(page.articles)],
  }
}

async function accountOf(context: WebContext, handle: string) {
  const account = await findAccount(context.database, handle)
  if (!account) throw new CodedError('account.not_found', { handle })
  return account
}
