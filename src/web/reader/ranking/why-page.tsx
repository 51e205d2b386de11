import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ListedArticle, listedByIds } from '../../../domain/listing/index.ts'
import { standingPlacement } from '../../../domain/placements/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { findSession } from '../../http/session.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { placedTeaser } from '../placed.ts'
import { toTeaser } from '../teaser.ts'
import type { Teaser } from '../view-models.ts'
import { answerWhy } from './answer-why.ts'
import { choseNeutral } from './choice.ts'
import type { NeutralList } from './neutral-list.ts'
import type { WhyAnswer } from './why-answer.ts'
import { type Asked, WHY_LISTS, whyHref } from './why-href.ts'
import { slotAnswer } from './why-slot.ts'
import { WhyView } from './why-view.tsx'

/**
 * `/ranking/why?list=&article=`: how an article came to its place in a list, from what is stored of it: the parts of its
 * score with the weights in force; with `placement` also what an editor placed that is no article. Of a reader's own
 * list only to that reader. At most five queries beside the session's.
 */
export function whyPage(app: FastifyInstance, context: WebContext, neutral: NeutralList): void {
  app.get('/ranking/why', async (request, reply) => {
    // Without a place in a list there is the explanation of all lists.
    if (Object.keys(request.query as object).length === 0) return reply.redirect('/ranking', 303)
    const asked = askedOf(request.query)
    const view = await requestView(context, request)
    const personId = asked.list === 'for-you' ? await ownerOf(context, request, reply) : undefined
    const explained =
      (await explainPlacement(context, view, asked)) ??
      (await explainArticle({ context, view, neutral, personId }, asked))
    const t = translate(view.language)
    const frame = await frameOf(context, view, {
      title: t('ranking.why.title'),
      path: whyHref(asked),
      noIndex: true,
    })
    return respondOnce(context, reply, view, 200, <WhyView frame={frame} {...explained} />)
  })
}

/** Throws `http.not_found` for what is no place in a list. */
function askedOf(query: unknown): Asked {
  const { list, article, of, scope, placement } = query as Record<string, unknown>
  const known = WHY_LISTS.find((one) => one === list)
  const ids = [article, of, scope, placement].filter((id) => id !== undefined)
  const wellFormed = ids.every((id) => typeof id === 'string' && isId(id))
  const about = article ?? (known === 'slot' ? placement : undefined)
  if (!known || about === undefined || !wellFormed) throw new CodedError('http.not_found')
  if (known === 'related' && of === undefined) throw new CodedError('http.not_found')
  return { list: known, article, of, scope, placement } as Asked
}

/** What the page is drawn from. */
type Explained = { article: Teaser; of?: Teaser; answer: WhyAnswer }

/** Of what an editor placed, while it stands; undefined for what does not, and for other lists. */
async function explainPlacement(
  context: WebContext,
  { language }: View,
  { list, placement }: Asked,
): Promise<Explained | undefined> {
  if (list !== 'slot' || !placement) return undefined
  const found = await standingPlacement(context.database, placement, context.now())
  if (!found) return undefined
  const { settings } = await context.portal.get()
  const { target } = found
  const article = target.kind === 'article' && target.article
  const voice = createVoice(language, settings.timeZone)
  return {
    article: article ? toTeaser(article) : placedTeaser(found),
    answer: slotAnswer(found, voice),
  }
}

async function explainArticle(
  circumstances: Parameters<typeof answerWhy>[0],
  asked: Asked,
): Promise<Explained> {
  const [article, of] = await articlesOf(circumstances.context, asked)
  const { list, scope } = asked
  const answer = await answerWhy(circumstances, { list, scope, article, of })
  return { article: toTeaser(article), of: of && toTeaser(of), answer }
}

/** What was retracted meanwhile is in no list any more; nor is what was placed and is no article. */
async function articlesOf(
  { database }: WebContext,
  { article, of }: Asked,
): Promise<[ListedArticle, ListedArticle | undefined]> {
  if (!article) throw new CodedError('http.not_found')
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
