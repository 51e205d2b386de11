import type { FastifyRequest } from 'fastify'
import { accountsOf, type OwnAccount } from '../../domain/accounts/index.ts'
import { type ArticleSubject, findSubject } from '../../domain/articles/index.ts'
import type { Person } from '../../domain/people/index.ts'
import { type Action, type Actor, mustBeAllowed } from '../../domain/permissions/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'

/** Who works in the studio: the person, what they may do now, and the accounts they write for. */
export type Who = { person: Person; actor: Actor; accounts: OwnAccount[] }

/** The person of a request with their accounts. One query, for each request anew. */
export async function findWho(context: WebContext, request: FastifyRequest): Promise<Who> {
  const person = signedInPerson(request)
  const accounts = await accountsOf(context.database, person.id)
  const members = accounts.map(({ id, role }) => ({ accountId: id, role }))
  return { person, accounts, actor: { personId: person.id, roles: person.roles, members } }
}

/** One of the person's accounts, by the handle in the address. */
export type WhoHere = Who & { account: OwnAccount }

/**
 * The account of an address, if the person may do this for it. Throws `account.not_found` to whoever is no member, and
 * `people.forbidden`.
 */
export async function findAccountHere(
  context: WebContext,
  request: FastifyRequest,
  action: Action = 'account.see',
): Promise<WhoHere> {
  const who = await findWho(context, request)
  const { handle = '' } = request.params as { handle?: string }
  const account = who.accounts.find((one) => one.handle === handle.toLowerCase())
  if (!account) throw new CodedError('account.not_found', { handle })
  mustBeAllowed(who.actor, action, { accountId: account.id }, 'account.not_found')
  return { ...who, account }
}

/** An article and whoever asks for it; `account` is absent where an editor of the portal looks at others' articles. */
export type WhoWithArticle = Who & { subject: ArticleSubject; account: OwnAccount | undefined }

/**
 * The article of an address, if the person may do this to it in its state. Throws `article.not_found` to whoever has
 * nothing to do with it, `people.forbidden`, `people.wrong_state`. Two queries.
 */
export async function findArticleHere(
  context: WebContext,
  request: FastifyRequest,
  action: Action,
): Promise<WhoWithArticle> {
  const { id = '' } = request.params as { id?: string }
  const [who, subject] = await Promise.all([
    findWho(context, request),
    isId(id) ? findSubject(context.database.db, id) : undefined,
  ])
  if (!subject) throw new CodedError('article.not_found', { articleId: id })
  mustBeAllowed(who.actor, action, subject, 'article.not_found')
  return { ...who, subject, account: who.accounts.find((one) => one.id === subject.accountId) }
}
