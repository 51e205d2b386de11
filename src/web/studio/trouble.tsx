import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { outcomeOf } from '../http/errors.ts'
import { requestView } from '../http/respond.ts'
import { translate } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHead } from '../ui/work/index.ts'
import { findWho } from './load.ts'
import { respondStudio } from './respond-studio.tsx'
import { wordsOf } from './words-of.ts'

/**
 * What went wrong in the studio: JSON with code and words for programs, a page with words and a way on for people. What
 * has no words of the studio goes to the portal's own error pages.
 */
export function answerTrouble(app: FastifyInstance, context: WebContext): void {
  app.setErrorHandler(async (error, request, reply) => {
    if (asksForJson(request)) return answerJson(context, error as Error, request, reply)
    const { status } = outcomeOf(error)
    if (!(error instanceof CodedError) || status === 404 || status >= 500 || !request.signedIn) throw error
    const { settings } = await context.portal.get()
    const { language } = await requestView(context, request)
    const words = wordsOf(error, language, settings.timeZone)
    if (words === undefined) throw error
    const back = wayBack(request.url)
    return respondStudio(context, request, reply, {
      who: await findWho(context, request),
      title: () => translate(language)('studio.trouble'),
      status,
      body: () => (
        <>
          <PageHead title={translate(language)('studio.trouble')} />
          <Notice kind="warning" alert>
            <p>{words}</p>
          </Notice>
          <p>
            <a href={back}>{translate(language)('studio.troubleBack')}</a>
          </p>
        </>
      ),
    })
  })
}

/** Whether a program of the page asks, and not somebody who wants to read a page. */
export function asksForJson({ headers }: FastifyRequest): boolean {
  return Boolean(
    headers.accept?.includes('application/json') || headers['content-type']?.startsWith('application/json'),
  )
}

async function answerJson(context: WebContext, error: Error, request: FastifyRequest, reply: FastifyReply) {
  const { status, code } = outcomeOf(error)
  if (status >= 500) throw error
  const { settings } = await context.portal.get()
  const { language } = await requestView(context, request)
  const coded = error instanceof CodedError ? error : new CodedError(code)
  const message = wordsOf(coded, language, settings.timeZone) ?? translate(language)('studio.refused')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ ...coded.details, code, message })
}

/** The page that the request's form stands on: its article or account. */
function wayBack(url: string): string {
  const [path = ''] = url.split('?')
  const article = /^\/studio\/articles\/[^/]+/.exec(path)
  const account = /^\/studio\/@[^/]+/.exec(path)
  return article ? `${article[0]}/history` : (account?.[0] ?? '/studio')
}
