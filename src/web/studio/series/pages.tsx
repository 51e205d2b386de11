import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accountMedia } from '../../../domain/accounts/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import {
  articlesOfSeries,
  beginSeries,
  changeSeries,
  findSeries,
  guestsOf,
  type SeriesWords,
  seriesOfAccount,
} from '../../../domain/series/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId, newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { findAccountHere, findWho, type WhoHere } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'
import { seriesSteps } from './steps.ts'
import { OneSeries, SeriesForm, SeriesList } from './views.tsx'

/** `/studio/@{handle}/series` and `/studio/series/{id}`: ordered articles, of one account or of several. */
export function seriesPages(app: FastifyInstance, context: WebContext): void {
  app.get('/@:handle/series', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request)
    const series = await seriesOfAccount(context.database, account.id)
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'series',
      title: ({ language }) => translate(language)('studio.series'),
      body: (view) => <SeriesList view={view} account={account} series={series} />,
    })
  })

  app.get('/@:handle/series/new', async (request, reply) =>
    showNew(context, request, reply, await findAccountHere(context, request, 'series.change'), {}),
  )

  app.post('/@:handle/series/new', async (request, reply) => {
    const who = await findAccountHere(context, request, 'series.change')
    const form = formValues(request.body)
    const given = {
      accountId: who.account.id,
      words: wordsOfForm(form),
      key: isId(form.text('key')) ? form.text('key') : undefined,
      actor: who.actor,
      now: context.now(),
    }
    try {
      const { seriesId } = await transact(context.database, (tx) => beginSeries(tx, given))
      return reply.redirect(`/studio/series/${seriesId}`, 303)
    } catch (error) {
      const words = await troubleWords(context, request, error)
      return showNew(context, request, reply, who, { form, words })
    }
  })

  app.get('/series/:id', async (request, reply) =>
    showOne(context, request, reply, await findSeriesHere(context, request), {}),
  )

  app.post('/series/:id', async (request, reply) => {
    const found = await findSeriesHere(context, request)
    const form = formValues(request.body)
    const words = { ...wordsOfForm(form), closed: form.text('closed') !== '' }
    try {
      await transact(context.database, (tx) =>
        changeSeries(tx, { seriesId: found.series.id, words, actor: found.actor, now: context.now() }),
      )
      return reply.redirect(`/studio/series/${found.series.id}?saved`, 303)
    } catch (error) {
      return showOne(context, request, reply, found, {
        form,
        words: await troubleWords(context, request, error),
      })
    }
  })

  seriesSteps(app, context)
}

/** A series that one of the person's accounts may change. Throws `series.not_found`, `people.forbidden`. */
async function findSeriesHere(context: WebContext, request: FastifyRequest) {
  const { id = '' } = request.params as { id?: string }
  const [who, series] = await Promise.all([
    findWho(context, request),
    isId(id) ? findSeries(context.database, id) : undefined,
  ])
  if (!series) throw new CodedError('series.not_found', { seriesId: id })
  mustBeAllowed(who.actor, 'series.change', { accountId: series.accountId }, 'series.not_found')
  return { ...who, series, account: who.accounts.find((one) => one.id === series.accountId) }
}

function wordsOfForm(form: FormValues): SeriesWords {
  const cover = form.text('coverMediaId')
  return {
    title: form.text('title'),
    description: form.text('description'),
    coverMediaId: isId(cover) ? cover : null,
  }
}

async function troubleWords(context: WebContext, request: FastifyRequest, error: unknown): Promise<string> {
  if (!(error instanceof CodedError) || !error.code.startsWith('series.')) throw error
  const { settings } = await context.portal.get()
  const { language } = await requestView(context, request)
  const words = wordsOf(error, language, settings.timeZone)
  if (words === undefined || error.code === 'series.not_found') throw error
  return words
}

type Typed = { form?: FormValues; words?: string }

async function showNew(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, ...who }: WhoHere,
  { form, words }: Typed,
): Promise<FastifyReply> {
  const { items } = await accountMedia(context.database, account.id, { kind: 'picture' })
  const path = `/studio/@${account.handle}/series`
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'series',
    status: words ? 422 : 200,
    title: ({ language }) => translate(language)('studio.seriesNew'),
    body: (view) => (
      <SeriesForm
        view={view}
        action={`${path}/new`}
        newKey={form?.text('key') || newId()}
        backHref={path}
        pictures={items}
        typed={{
          title: form?.text('title') ?? '',
          description: form?.text('description') ?? '',
          coverMediaId: form?.text('coverMediaId') ?? '',
        }}
        words={words}
      />
    ),
  })
}

async function showOne(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { series, account, ...who }: Awaited<ReturnType<typeof findSeriesHere>>,
  { form, words }: Typed,
): Promise<FastifyReply> {
  const { database } = context
  const [articles, guests, { items }] = await Promise.all([
    articlesOfSeries(database, series.id),
    guestsOf(database.db, series.id),
    accountMedia(database, series.accountId, { kind: 'picture' }),
  ])
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'series',
    status: words ? 422 : 200,
    title: () => series.title,
    body: (view) => <OneSeries view={view} {...{ series, articles, guests, words, form }} pictures={items} />,
  })
}
