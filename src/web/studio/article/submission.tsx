import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { channelName } from '../../../domain/channels/index.ts'
import { findDraft, knownBrokenLinks, linksOf, problemsOf } from '../../../domain/drafts/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { isReviewed, submitArticle } from '../../../domain/reviewing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { findArticleHere, type WhoWithArticle } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'
import { readSubmission } from './submission-form.ts'
import { Submission, type SubmissionTrouble } from './submission-view.tsx'

/** `submission`: what is missing, what is declared, when it comes out; and handing it in. */
export function submissionPage(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/submission', async (request, reply) =>
    show(context, request, reply, await findArticleHere(context, request, 'article.submit'), {}),
  )

  app.post('/articles/:id/submission', async (request, reply) => {
    // Whether it may be handed in is asked in the transaction: a form that was sent twice is answered, not refused.
    const who = await findArticleHere(context, request, 'article.read')
    const form = formValues(request.body)
    const { settings } = await context.portal.get()
    const { language } = await requestView(context, request)
    const read = readSubmission(form, settings.timeZone)
    if ('problem' in read) {
      const words = translate(language)(`studio.time.${read.problem.kind}`)
      return show(context, request, reply, who, { form, trouble: { words, field: 'at', time: read.problem } })
    }
    if (form.text('declared') === '') {
      const words = translate(language)('studio.declareMissing')
      return show(context, request, reply, who, { form, trouble: { words, field: 'declared' } })
    }
    try {
      const { articleId } = who.subject
      const given = { ...read.values, articleId, actor: who.actor, now: context.now() }
      const { outcome } = await transact(context.database, (tx) => submitArticle(tx, given))
      return reply.redirect(`/studio/articles/${articleId}/history?done=${outcome}`, 303)
    } catch (error) {
      const words = error instanceof CodedError ? wordsOf(error, language, settings.timeZone) : undefined
      if (!words || !isAboutForm(error as CodedError)) throw error
      return show(context, request, reply, who, { form, trouble: { words } })
    }
  })
}

/** Where the state stands in the way there is nothing left to fill in. */
function isAboutForm({ code }: CodedError): boolean {
  return code.startsWith('submission.') || code === 'article.not_ready' || code === 'draft.changed'
}

type Shown = { form?: FormValues; trouble?: SubmissionTrouble }

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  who: WhoWithArticle,
  { form, trouble }: Shown,
): Promise<FastifyReply> {
  const { subject, account, actor } = who
  const { database } = context
  mustBeAllowed(actor, 'article.submit', subject, 'article.not_found')
  const draft = await findDraft(database.db, subject.articleId)
  if (!draft) throw new CodedError('article.not_found')
  const [{ settings, channels }, broken] = await Promise.all([
    context.portal.get(),
    knownBrokenLinks(database, linksOf(draft.fields.body), context.now()),
  ])
  const channel = channels.find((one) => one.id === draft.fields.channelId)
  const linkProblems = broken.map(
    ({ href, block }) =>
      ({ code: 'link_broken', severity: 'advice', field: 'body', block, detail: href.slice(0, 80) }) as const,
  )
  const path = `/studio/articles/${subject.articleId}`
  return respondStudio(context, request, reply, {
    who,
    account,
    status: trouble ? 422 : 200,
    title: ({ language }) => translate(language)('studio.submission'),
    task: ({ language }) => ({ back: { href: path, label: translate(language)('studio.backToText') } }),
    body: (view) => (
      <Submission
        view={view}
        draft={draft}
        isRevision={subject.state === 'published'}
        reviewed={isReviewed({ articles: account?.articles ?? 0 }, settings)}
        channel={channel && channelName(channel, view.language)}
        problems={[...problemsOf(draft.fields), ...linkProblems]}
        links={linksOf(draft.fields.body).length}
        submissionKey={form?.text('key') || newId()}
        form={form}
        trouble={trouble}
      />
    ),
  })
}
