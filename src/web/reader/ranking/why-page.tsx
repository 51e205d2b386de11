import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ListedArticle, listedByIds } from '../../../domain/listing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { findSession } from '../../http/session.ts'
import { translate } from '../../ui/messages.ts'
import { toTeaser } from '../teaser.ts'
import { answerWhy } from './answer-why.ts'
import { choseNeutral } from './choice.ts'
import type { NeutralList } from './neutral-list.ts'
import { type Asked, WHY_LISTS, whyHref } from './why-href.ts'
import { WhyView } from './why-view.tsx'

/**
 * `/ranking/why?list=&article=`: how an article came to its place in a list, from what is stored of it: the parts of its
 * score with the weights in force. Of a reader's own list only to that reader. At most five queries beside the session's.
 */
export function whyPage(app: FastifyInstance, context: WebContext, neutral: NeutralList): void {
  app.get('/ranking/why', async (request, reply) => {
    // Without a place in a list there is the explanation of all lists.
    if (Object.keys(request.query as object).length === 0) return reply.redirect('/ranking', 303)
    const asked = askedOf(request.query)
    const [article, of] = await articlesOf(context, asked)
    const view = await requestView(context, request)
    const personId = asked.list === 'for-you' ? await ownerOf(context, request, reply) : undefined
    const answer = await answerWhy({ context, view, neutral, personId }, { ...asked, article, of })
    const t = translate(view.language)
    const frame = await frameOf(context, view, {
      title: t('ranking.why.title'),
      path: whyHref(asked),
      noIndex: true,
    })
    const model = { frame, article: toTeaser(article), of: of && toTeaser(of), answer }
    return respondOnce(context, reply, view, 200, <WhyView {...model} />)
  })
}

/** Throws `http.not_found` for what is no place in a list. */
function askedOf(query: unknown): Asked {
  const { list, article, of, scope } = query as Record<string, unknown>
  const known = WHY_LISTS.find((one) => one === list)
  const ids = [article, of, scope].filter((id) => id !== undefined)
  const wellFormed = ids.every((id) => typeof id === 'string' && isId(id))
  if (!known || article === undefined || !wellFormed) throw new CodedError('http.not_found')
  if (known === 'related' && of === undefined) throw new CodedError('http.not_found')
  return { list: known, article, of, scope } as Asked
}

/** What was retracted meanwhile is in no list any more. */
async function articlesOf(
  { database }: WebContext,
  { article, of }: Asked,
): Promise<[ListedArticle, ListedArticle | undefined]> {
  const found = await listedByIds(database, of ? [article, of] : [article])
  const one = found.find(({ id }) => id === article)
  const other = found.find(({ id }) => id === of)
  if (!one || (of && !other)) throw new CodedError('article.not_found', { id: article })
  return [one, other]
}

/** Whose own list is asked about; undefined for the list that uses nothing about anybody. */
async function ownerOf(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  const personId = (await findSession(context, request, reply))?.person.id
  return (await choseNeutral(context, request, personId)) ? undefined : personId
}
