import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Draft,
  findDraft,
  keepLosing,
  problemsOf,
  saveDraft,
  writingNow,
} from '../../../domain/drafts/index.ts'
import { may } from '../../../domain/permissions/index.ts'
import { seriesOfAccount } from '../../../domain/series/index.ts'
import { toMarkdown } from '../../../kernel/document/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { admitCostly } from '../admit.ts'
import { findArticleHere, type WhoWithArticle } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'
import { DRAFT_BODY_LIMIT } from './draft-api.ts'
import { fieldsOfForm } from './draft-form.ts'
import type { FormTrouble } from './editor-page-model.ts'
import { EditorBody, editorTask } from './editor-view.tsx'

/** Characters beyond which turning a text into Markdown, or Markdown into a text, takes the server a while. */
const LONG_TEXT = 100_000

/** `/studio/articles/{id}`: where an article is written; the form saves it without script. */
export function editorPage(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id', async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.read')
    const { subject, actor } = who
    // What waits or is retracted is looked at, not written.
    if (!may(actor, 'article.write', subject))
      return reply.redirect(`/studio/articles/${subject.articleId}/history`, 303)
    const plain = 'plain' in (request.query as object)
    const draft = await draftOf(context, who)
    if (plain) await admitLong(context, who, draft)
    return show(context, request, reply, who, draft, { plain })
  })

  app.post('/articles/:id', { bodyLimit: DRAFT_BODY_LIMIT }, async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.write')
    const form = formValues(request.body)
    const draft = await draftOf(context, who)
    try {
      if (form.texts('markdown').length > 0) await admitLong(context, who, draft, form.text('markdown'))
      await save(context, who, form, draft)
      const plain = form.texts('markdown').length > 0 ? '?plain' : ''
      return reply.redirect(`/studio/articles/${draft.articleId}${plain}`, 303)
    } catch (error) {
      const trouble = await troubleOf(context, request, error, draft)
      if (!trouble) throw error
      const status = trouble.theirs ? 409 : hasCode(error, 'http.too_many') ? 429 : 422
      return show(context, request, reply, who, draft, { form, trouble, status })
    }
  })
}

/** Counts a long text, as it was sent or as it is kept. Throws `http.too_many`. */
async function admitLong(context: WebContext, who: WhoWithArticle, draft: Draft, sent = ''): Promise<void> {
  if (Math.max(sent.length, JSON.stringify(draft.fields.body).length) > LONG_TEXT)
    await admitCostly(context, who.actor.personId, 'longTexts')
}

async function draftOf(context: WebContext, { subject }: WhoWithArticle): Promise<Draft> {
  const draft = await findDraft(context.database.db, subject.articleId)
  if (!draft) throw new CodedError('article.not_found', { articleId: subject.articleId })
  return draft
}

async function save(context: WebContext, who: WhoWithArticle, form: FormValues, draft: Draft): Promise<void> {
  const { actor } = who
  const fields = fieldsOfForm(form, draft)
  const baseVersion = Number(form.text('version'))
  const saving = { articleId: draft.articleId, session: '', actor, now: context.now() }
  try {
    await transact(context.database, async (tx) => {
      // The other side, which this one is chosen over, stays where it can be found.
      if (form.text('over') === String(baseVersion))
        await keepLosing(tx, { ...saving, baseVersion, fields: {} })
      await saveDraft(tx, { ...saving, baseVersion, fields })
    })
  } catch (error) {
    if (hasCode(error, 'draft.conflict'))
      await transact(context.database, (tx) => keepLosing(tx, { ...saving, baseVersion, fields }))
    throw error
  }
}

/** Refusals that are answered with the form and what was typed. */
const OF_THE_FORM = [
  'draft.invalid',
  'draft.conflict',
  'draft.taken',
  'document.invalid',
  'document.too_large',
  'people.wrong_state',
  'http.too_many',
]

async function troubleOf(
  context: WebContext,
  request: FastifyRequest,
  error: unknown,
  draft: Draft,
): Promise<FormTrouble | undefined> {
  if (!(error instanceof CodedError)) return undefined
  if (!OF_THE_FORM.includes(error.code)) return undefined
  const { settings } = await context.portal.get()
  const { language } = await requestView(context, request)
  const words = wordsOf(error, language, settings.timeZone) ?? translate(language)('studio.refused')
  const { field } = error.details as { field?: string }
  return { words, field, theirs: error.code === 'draft.conflict' ? draft : undefined }
}

type Shown = { plain?: boolean; form?: FormValues; trouble?: FormTrouble; status?: number }

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  who: WhoWithArticle,
  draft: Draft,
  { plain = false, form, trouble, status = 200 }: Shown,
): Promise<FastifyReply> {
  const { database } = context
  const { subject, account } = who
  const [{ channels }, series, writing] = await Promise.all([
    context.portal.get(),
    seriesOfAccount(database, subject.accountId),
    writingNow(database.db, subject.articleId, context.now()),
  ])
  const other = writing && writing.personId !== who.person.id ? writing : undefined
  const page = {
    draft,
    subject,
    person: who.person,
    channels,
    series: series.filter((one) => !one.closed && !one.asked),
    writing: other,
    problems: problemsOf(draft.fields),
    session: newId(),
    markdown: form?.texts('markdown')[0] ?? (plain ? toMarkdown(draft.fields.body) : undefined),
    form,
    trouble,
  }
  return respondStudio(context, request, reply, {
    who,
    account,
    status,
    islands: page.markdown === undefined ? ['editor'] : [],
    wide: true,
    title: ({ language }) => draft.fields.title || translate(language)('studio.untitled'),
    task: (view) => editorTask(view, page, account),
    body: (view) => <EditorBody view={view} page={page} />,
  })
}
