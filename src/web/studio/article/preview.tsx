import type { FastifyInstance } from 'fastify'
import { previewArticle } from '../../../domain/articles/index.ts'
import { findDraft, toRevisionDraft } from '../../../domain/drafts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { Chips } from '../../ui/work/index.ts'
import { findArticleHere } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'

/** `preview`: the page as readers would see it, at a telephone's width or a desk's; `preview/page` is that page. */
export function previewPages(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/preview', async (request, reply) => {
    const who = await findArticleHere(context, request, 'article.read')
    const { subject, account } = who
    const path = `/studio/articles/${subject.articleId}`
    const width = (request.query as { width?: unknown }).width === 'phone' ? 'phone' : 'desk'
    return respondStudio(context, request, reply, {
      who,
      account,
      wide: true,
      frame: 'framing',
      title: ({ language }) => translate(language)('studio.preview'),
      task: ({ language }) => {
        const t = translate(language)
        return {
          back: { href: path, label: t('studio.backToText') },
          actions: (
            <Chips
              label={t('studio.previewWidth')}
              options={(['desk', 'phone'] as const).map((one) => ({
                label: t(`studio.width.${one}`),
                href: `${path}/preview?width=${one}`,
                current: one === width,
              }))}
            />
          ),
        }
      },
      body: ({ language }) => {
        const t = translate(language)
        return (
          <div class={`preview preview-${width}`}>
            <h1 class="hidden-text">{t('studio.preview')}</h1>
            <iframe src={`${path}/preview/page`} title={t('studio.previewTitle')} />
            <p class="hint">
              <a href={`${path}/preview/page`}>{t('studio.previewAlone')}</a>
            </p>
          </div>
        )
      },
    })
  })

  app.get('/articles/:id/preview/page', async (request, reply) => {
    const { subject } = await findArticleHere(context, request, 'article.read')
    const { articleId } = subject
    const draft = await findDraft(context.database.db, articleId)
    const view = await requestView(context, request)
    const untitled = translate(view.language)('studio.untitled')
    const article = draft && {
      ...toRevisionDraft(draft.fields),
      title: draft.fields.title || untitled,
    }
    const shown =
      article &&
      (await previewArticle(context.database, {
        articleId,
        accountId: subject.accountId,
        draft: article,
        at: context.now(),
      }))
    if (!shown) throw new CodedError('article.not_found', { articleId })
    const page = await context.drawArticle(view, shown)
    return respondOnce(context, reply, view, 200, page, 'framed')
  })
}
