import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OwnAccount } from '../../../domain/accounts/index.ts'
import { countWork, listWork } from '../../../domain/articles/index.ts'
import { readsOfAccount } from '../../../domain/reading/index.ts'
import type { WebContext } from '../../http/context.ts'
import { translate } from '../../ui/messages.ts'
import { findAccountHere, findWho, type Who } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { Accounts, Home } from './views.tsx'

const DAYS = 28

/** `/studio`: the accounts, or the only one; `/studio/@{handle}`: what needs its members, and how it is read. */
export function homePage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const who = await findWho(context, request)
    const [account] = who.accounts
    if (account && who.accounts.length === 1) return showHome(context, request, reply, who, account)
    return respondStudio(context, request, reply, {
      who,
      title: ({ language }) => translate(language)('studio.accounts'),
      body: (view) => <Accounts view={view} accounts={who.accounts} />,
    })
  })

  app.get('/@:handle', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request)
    return showHome(context, request, reply, who, account)
  })
}

async function showHome(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Who,
  account: OwnAccount,
): Promise<FastifyReply> {
  const { database } = context
  const authorId = account.role === 'writer' ? who.person.id : undefined
  const about = { accountId: account.id, authorId }
  const [needs, latest, counts, reads] = await Promise.all([
    listWork(database, { ...about, show: 'needs' }),
    listWork(database, about),
    countWork(database, account.id, authorId),
    readsOfAccount(database, account.id, { days: DAYS, now: context.now() }),
  ])
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'home',
    title: () => account.name,
    body: (view) => (
      <Home
        view={view}
        account={account}
        needs={needs.items.slice(0, 8)}
        latest={latest.items.slice(0, 8)}
        counts={counts}
        reads={reads}
      />
    ),
  })
}
