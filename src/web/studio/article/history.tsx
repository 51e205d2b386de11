import type { FastifyInstance } from 'fastify'
import {
  type ArticleHistory,
  type ArticleSubject,
  revisionTexts,
  wayOfArticle,
} from '../../../domain/articles/index.ts'
import { copiesOf, restoreCopy } from '../../../domain/drafts/index.ts'
import { answerEdit, findSubmission, resolveNote } from '../../../domain/reviewing/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { diffRevisions } from '../../ui/diff.ts'
import { translate } from '../../ui/messages.ts'
import { findArticleHere } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { History } from './history-view.tsx'

const OUTCOMES = ['published', 'scheduled', 'submitted'] as const

/** `history`: where an article is on its way, what editors said, what happened, and what changed between revisions. */
export function historyPage(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/history', async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.read')
    const { subject, account } = who
    const { database } = context
    const { articleId } = subject
    const query = formValues(request.query)
    const { lastSubmissionId } = subject
    const asked = query.text('revision')
    const [submission, { events, revisions }, copies] = await Promise.all([
      lastSubmissionId ? findSubmission(database, lastSubmissionId) : undefined,
      wayOfArticle(database, articleId),
      asked ? [] : copiesOf(database.db, articleId),
    ])
    const diff = await diffOf(context, subject, revisions, asked)
    const done = OUTCOMES.find((one) => one === query.text('done'))
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'articles',
      title: ({ language }) => translate(language)('studio.history'),
      body: (view) => (
        <History
          view={view}
          {...{ subject, actor: who.actor, account, submission, events, copies, revisions, diff, done }}
        />
      ),
    })
  })

  app.post('/articles/:id/edits/:edit', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.answer_edit')
    const { edit } = request.params as { edit: string }
    const accept = formValues(request.body).text('answer') === 'accept'
    const given = { proposalId: edit, articleId: subject.articleId, accept, actor, now: context.now() }
    await transact(context.database, (tx) => answerEdit(tx, given))
    return reply.redirect(`/studio/articles/${subject.articleId}/history`, 303)
  })

  app.post('/articles/:id/copies/:copy', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.write')
    const { copy } = request.params as { copy: string }
    const given = { copyId: copy, articleId: subject.articleId, actor, now: context.now() }
    await transact(context.database, (tx) => restoreCopy(tx, given))
    return reply.redirect(`/studio/articles/${subject.articleId}`, 303)
  })

  app.post('/articles/:id/notes/:note', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.read')
    const { note } = request.params as { note: string }
    await transact(context.database, (tx) =>
      resolveNote(tx, { noteId: note, articleId: subject.articleId, actor, now: context.now() }),
    )
    return reply.redirect(`/studio/articles/${subject.articleId}/history`, 303)
  })
}

/** What a published revision changed; undefined for the first, or when none was asked for. */
async function diffOf(
  context: WebContext,
  { articleId, language }: ArticleSubject,
  revisions: ArticleHistory,
  asked: string,
) {
  const at = revisions.findIndex(({ number }) => String(number) === asked)
  const [newer, older] = [revisions[at], revisions[at + 1]]
  if (!newer || !older) return undefined
  const texts = await revisionTexts(context.database, articleId, [newer.number, older.number])
  const [after, before] = [texts.get(newer.number), texts.get(older.number)]
  if (!after || !before) return undefined
  return { number: newer.number, language, changes: diffRevisions(before, after, language) }
}
