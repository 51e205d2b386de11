import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PublishedArticle } from '../../../domain/articles/index.ts'
import { hasCode } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { articlePath } from '../teaser.ts'
import { WritePage } from '../views/comments/write-page.tsx'
import { findFloor } from './comment-page.tsx'
import { commentHref } from './floor-view.ts'

type Shown = {
  article: PublishedArticle
  parentId?: string
  /** As it was typed; kept whatever happens. */
  body?: string
  status?: number
  /** In words. */
  problem?: string
  /** What was typed is kept on this page, while another tab signs in. */
  signedOut?: boolean
}

/** A page with the form: for an answer, and for what could not be sent as it was. Throws `comment.not_found`. */
export async function showForm(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { article, parentId, body = '', status, problem, signedOut = false }: Shown,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const t = translate(view.language)
  const parent = parentId ? await findFloor(context, view, article, parentId).catch(lost(problem)) : undefined
  const isAnswer = parent?.state === 'visible'
  const title = isAnswer ? t('comments.answerTitle', { floor: parent.floor }) : t('comments.write')
  const back = parent?.href ?? commentHref(article.id)
  const frame = await frameOf(context, view, { title, path: back, noIndex: true })
  const model = {
    frame,
    article: { title: article.title, href: articlePath(article), language: article.language },
    action: commentHref(article.id),
    isOpen: article.commentsOpen,
    parent,
    title,
    body,
    problem,
    signInHref: signedOut ? `/sign-in?to=${encodeURIComponent(back)}` : undefined,
  }
  return respondOnce(context, reply, view, status ?? (signedOut ? 401 : 200), <WritePage {...model} />)
}

/** What was to be answered may be gone: the words above the form say so, and what was typed stays. */
function lost(problem: string | undefined) {
  return (error: unknown): undefined => {
    if (problem === undefined || !hasCode(error, 'comment.not_found')) throw error
  }
}
