import type { FastifyInstance } from 'fastify'
import { previewArticle } from '../../../domain/articles/index.ts'
import { toRevisionDraft } from '../../../domain/drafts/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { workFrame } from '../../http/work-frame.ts'
import { translate } from '../../ui/messages.ts'
import { Chips } from '../../ui/work/index.ts'
import { WorkLayout } from '../../ui/work-layout.tsx'
import { addressOf, readAsked } from './asked.ts'
import { loadSubmission } from './load-review.ts'

/** `/{id}/preview`: the page as readers would see it, at a desk's width or a telephone's; `preview/page` is that page. */
export function previewPages(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/preview', async (request, reply) => {
    const { submission, desk } = await loadSubmission(context, request)
    const view = await requestView(context, request)
    const t = translate(view.language)
    const asked = readAsked(request.query)
    const path = `/${submission.id}`
    const width = (request.query as { width?: unknown }).width === 'phone' ? 'phone' : 'desk'
    const page = addressOf(asked, `${path}/preview/page`)
    const frame = await workFrame(context, request, {
      title: t('desk.art.tab.preview'),
      surface: t('work.desk'),
      person: desk.person,
      wide: true,
      view,
      task: {
        back: { href: addressOf(asked, path), label: t('desk.art.tab.text') },
        actions: (
          <Chips
            label={t('desk.art.width')}
            options={(['desk', 'phone'] as const).map((one) => ({
              label: t(`desk.art.width.${one}`),
              href: addressOf(asked, `${path}/preview`, { width: one }),
              current: one === width,
            }))}
          />
        ),
      },
    })
    const body = (
      <WorkLayout frame={frame}>
        <div class={`preview preview-${width}`}>
          <h1 class="hidden-text">{t('desk.art.tab.preview')}</h1>
          <iframe src={page} title={submission.fields.title} />
          <p class="hint">
            <a href={page}>{t('desk.art.previewAlone')}</a>
          </p>
        </div>
      </WorkLayout>
    )
    return respondOnce(context, reply, view, 200, body, 'framing')
  })

  app.get('/articles/:id/preview/page', async (request, reply) => {
    const { submission } = await loadSubmission(context, request)
    const { articleId, accountId, fields } = submission
    const view = await requestView(context, request)
    const shown = await previewArticle(context.database, {
      articleId,
      accountId,
      draft: toRevisionDraft(fields),
      at: submission.publishAt ?? context.now(),
    })
    if (!shown) throw new CodedError('submission.not_found')
    return respondOnce(context, reply, view, 200, await context.drawArticle(view, shown), 'framed')
  })
}
