import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { discardArticle } from '../../../domain/drafts/index.ts'
import type { Action } from '../../../domain/permissions/index.ts'
import { restorableUntil, restore, retract, withdraw } from '../../../domain/reviewing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { TextArea } from '../../ui/field.tsx'
import { type Translate, translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { Confirm } from '../../ui/work/index.ts'
import { findArticleHere, type WhoWithArticle } from '../load.ts'
import { respondStudio, type StudioView } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'

type Word = 'withdrawal' | 'retraction' | 'restoration' | 'discard'

/** A step that is asked for on a page of its own. */
type Deed = {
  word: Word
  action: Action
  effects: (t: Translate) => string[]
  fields?: (view: StudioView, form: FormValues | undefined) => VNode
  act: (tx: Tx, who: WhoWithArticle, form: FormValues, now: Date) => Promise<void>
  /** What can be undone, in words. */
  undo: (t: Translate, days: number) => string
  /** Where the form leads to. */
  next: (who: WhoWithArticle) => string
}

const history = ({ subject }: WhoWithArticle): string => `/studio/articles/${subject.articleId}/history`

const DEEDS: Deed[] = [
  {
    word: 'withdrawal',
    action: 'article.withdraw',
    effects: (t) => [t('studio.withdrawal.effect')],
    undo: (t) => t('studio.withdrawal.undo'),
    act: (tx, { subject, actor }, _form, now) => withdraw(tx, { articleId: subject.articleId, actor, now }),
    next: ({ subject }) => `/studio/articles/${subject.articleId}`,
  },
  {
    word: 'retraction',
    action: 'article.retract',
    effects: (t) => [t('studio.retraction.effectGone'), t('studio.retraction.effectLists')],
    undo: (t, days) => t('studio.retraction.undo', { days }),
    fields: ({ language }, form) => (
      <TextArea
        name="reason"
        label={translate(language)('studio.retraction.reason')}
        hint={translate(language)('studio.retraction.reasonHint')}
        value={form?.text('reason') ?? ''}
        required
      />
    ),
    act: (tx, { subject, actor }, form, now) =>
      retract(tx, { articleId: subject.articleId, reason: form.text('reason'), actor, now }),
    next: history,
  },
  {
    word: 'restoration',
    action: 'article.restore',
    effects: (t) => [t('studio.restoration.effect')],
    undo: (t) => t('studio.restoration.undo'),
    act: (tx, { subject, actor }, _form, now) => restore(tx, { articleId: subject.articleId, actor, now }),
    next: history,
  },
  {
    word: 'discard',
    action: 'article.discard',
    effects: (t) => [t('studio.discard.effect')],
    undo: (t) => t('studio.discard.undo'),
    act: (tx, { subject, actor }, _form, now) =>
      discardArticle(tx, { articleId: subject.articleId, actor, now }),
    next: ({ account }) => `/studio/@${account?.handle}/articles`,
  },
]

/** `withdrawal`, `retraction`, `restoration`, `discard`: each asks first, and says what can be undone. */
export function deedPages(app: FastifyInstance, context: WebContext): void {
  for (const deed of DEEDS) {
    app.get(`/articles/:id/${deed.word}`, async (request, reply) =>
      ask(context, request, reply, deed, await findArticleHere(context, request, deed.action), {}),
    )
    app.post(`/articles/:id/${deed.word}`, async (request, reply) => {
      const who = await findArticleHere(context, request, deed.action)
      const form = formValues(request.body)
      try {
        await transact(context.database, (tx) => deed.act(tx, who, form, context.now()))
      } catch (error) {
        const { settings } = await context.portal.get()
        const { language } = await requestView(context, request)
        const words = error instanceof CodedError ? wordsOf(error, language, settings.timeZone) : undefined
        if (!words || !(error as CodedError).code.startsWith('submission.')) throw error
        return ask(context, request, reply, deed, who, { form, words })
      }
      return reply.redirect(deed.next(who), 303)
    })
  }
}

async function ask(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  deed: Deed,
  who: WhoWithArticle,
  { form, words }: { form?: FormValues; words?: string },
): Promise<FastifyReply> {
  const { subject, account } = who
  const { settings } = await context.portal.get()
  const until =
    deed.word === 'restoration'
      ? await restorableUntil({ db: context.database.db as Tx['db'] }, subject.articleId)
      : undefined
  const path = `/studio/articles/${subject.articleId}`
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'articles',
    status: words ? 422 : 200,
    title: ({ language }) => translate(language)(`studio.${deed.word}.title`),
    body: (view) => {
      const t = translate(view.language)
      const { dateTime } = createVoice(view.language, view.zone)
      return (
        <Confirm
          language={view.language}
          title={t(`studio.${deed.word}.title`)}
          lead={<span lang={subject.language}>{subject.title || t('studio.untitled')}</span>}
          effects={deed.effects(t)}
          undo={
            until
              ? t('studio.restoration.until', { time: dateTime(until.at) })
              : deed.undo(t, settings.restoreDays)
          }
          action={`${path}/${deed.word}`}
          button={t(`studio.${deed.word}.button`)}
          kind={deed.word === 'restoration' || deed.word === 'withdrawal' ? 'main' : 'danger'}
          cancelHref={`${path}/history`}
          errors={words ? [{ name: 'reason', text: words }] : []}
        >
          {deed.fields?.(view, form)}
        </Confirm>
      )
    },
  })
}
