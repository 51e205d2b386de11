import type { FastifyInstance } from 'fastify'
import { livePlacements, type Placement } from '../../../domain/placements/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { fromWallTime, toWallTime } from '../../../kernel/time/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { workFrame } from '../../http/work-frame.ts'
import { translate } from '../../ui/messages.ts'
import { Chips, dayAndTime } from '../../ui/work/index.ts'
import { WorkLayout } from '../../ui/work-layout.tsx'
import { loadSlotPage, slotPageName } from './slot-page.ts'

const WIDTHS = ['desk', 'phone'] as const
/** Moments that are offered at once. */
const MOMENTS = 12

/** `{page}/preview`: the page as readers will see it at a moment that is to come; `preview/page` is that page. */
export function previewRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/slots/:page/preview', async (request, reply) => {
    const { desk, slotPage } = await loadSlotPage(context, request)
    const view = await requestView(context, request)
    const { settings } = await context.portal.get()
    const { language } = view
    const t = translate(language)
    const { text } = formValues(request.query)
    const now = context.now()
    const at = momentIn(text('at'), settings.timeZone, now) ?? now
    const width = WIDTHS.find((one) => one === text('width')) ?? 'desk'
    const { rows } = await livePlacements(context.database, slotPage.page, now)
    const wall = (moment: Date) => toWallTime(moment, settings.timeZone)
    const address = (moment: Date, as: string = width) =>
      `${slotPage.path}/preview?${new URLSearchParams({ ...(moment > now && { at: exact(moment) }), width: as })}`
    const moments = momentsOf(rows, now)
    const page = `${slotPage.path}/preview/page?at=${exact(at)}`
    const frame = await workFrame(context, request, {
      title: `${t('slots.preview')} · ${slotPageName(slotPage, language)}`,
      surface: t('work.desk'),
      person: desk.person,
      wide: true,
      view,
      task: {
        back: { href: slotPage.path, label: t('slots.preview.back') },
        actions: (
          <Chips
            label={t('desk.art.width')}
            options={WIDTHS.map((one) => ({
              label: t(`desk.art.width.${one}`),
              href: address(at, one),
              current: one === width,
            }))}
          />
        ),
      },
    })
    const body = (
      <WorkLayout frame={frame}>
        <div class={`preview preview-${width} slots-preview`}>
          <h1 class="hidden-text">{`${t('slots.preview')} · ${slotPageName(slotPage, language)}`}</h1>
          <form class="preview-at" method="get" action={`${slotPage.path}/preview`}>
            <label for="at">{t('slots.preview.at')}</label>
            <input class="input" type="datetime-local" id="at" name="at" value={wall(at)} />
            <input type="hidden" name="width" value={width} />
            <button class="button button-line" type="submit">
              {t('slots.preview.show')}
            </button>
          </form>
          <Chips
            label={t('slots.preview.moments')}
            options={[now, ...moments].map((moment) => ({
              label:
                moment === now
                  ? t('slots.preview.now')
                  : dayAndTime(moment, settings.timeZone, language).short,
              href: address(moment),
              current: exact(moment) === exact(at),
            }))}
          />
          <p class="hint">{t('slots.preview.note')}</p>
          <iframe src={page} title={slotPageName(slotPage, language)} />
          <p class="hint">
            <a href={page}>{t('desk.art.previewAlone')}</a>
          </p>
        </div>
      </WorkLayout>
    )
    return respondOnce(context, reply, view, 200, body, 'framing')
  })

  app.get('/slots/:page/preview/page', async (request, reply) => {
    const { slotPage } = await loadSlotPage(context, request)
    const view = await requestView(context, request)
    const { settings } = await context.portal.get()
    const now = context.now()
    const at = momentIn(formValues(request.query).text('at'), settings.timeZone, now) ?? now
    const node = await context.drawPage(view, { channel: slotPage.channel?.slug, at })
    return respondOnce(context, reply, view, 200, node, 'framed')
  })
}

/** The moments at which something begins or ends. */
function momentsOf(rows: Placement[], now: Date): Date[] {
  const times = rows.flatMap(({ from, until }) => [from, ...(until ? [until] : [])])
  const coming = [...new Set(times.map((time) => time.getTime()))].filter((time) => time > now.getTime())
  return coming
    .sort((a, b) => a - b)
    .slice(0, MOMENTS)
    .map((time) => new Date(time))
}

/**
 * The moment of a word in an address: a wall clock's time in the portal's zone, or an exact one. Undefined for none.
 * Throws `placement.preview_past` for what is no moment, or one that has passed (the minute that runs has not).
 */
function momentIn(word: string, zone: string, now: Date): Date | undefined {
  if (word === '') return undefined
  const wall = fromWallTime(word, zone)
  const exactly = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(word) ? new Date(word) : undefined
  const at = wall
    ? wall.kind === 'one'
      ? wall.at
      : wall.kind === 'twice'
        ? wall.first
        : wall.after
    : exactly
  if (!at || !(at.getTime() > now.getTime() - 60_000))
    throw new CodedError('placement.preview_past', { word })
  return at < now ? now : at
}

function exact(moment: Date): string {
  return moment.toISOString()
}
