import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type AgreementVersion,
  addVersion,
  currentAgreements,
  retireAgreement,
  versionsOf,
} from '../../../domain/agreements/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { Confirm } from '../../ui/work/index.ts'
import { respondConsole } from '../respond-console.tsx'
import { SavedOrStale } from '../settings/saved-or-stale.tsx'
import { emptyText, readTextForm, saysTheSame, TextForm, type TextTyped } from './text-form.tsx'
import { TextList } from './text-list.tsx'
import { TextVersions } from './text-versions.tsx'

const LIST = '/console/agreements'

type ById = { Params: { id: string } }
type Shown = { id: string; number: number; typed: TextTyped; errors?: FieldErrorKeys; stale?: boolean }

/** `/console/agreements`: what applicants agree to, each with its versions. */
export function agreementPages(app: FastifyInstance, context: WebContext): void {
  const { database } = context

  app.get('/agreements', async (request, reply) => {
    const agreements = await currentAgreements(database.db, 'apply')
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return respondConsole(context, request, reply, {
      title: 'console.agreements',
      section: LIST,
      lead: 'console.agreementsLead',
      actions: ({ t }) => <Button href={`${LIST}/new`}>{t('console.agreementAdd')}</Button>,
      body: (view) => (
        <TextList
          {...{ view, saved }}
          none="console.agreementsNone"
          groups={[
            {
              items: agreements.map(({ agreementId, titles, number, publishedAt }) => ({
                href: `${LIST}/${agreementId}`,
                title: localText(titles, view.language),
                number,
                at: publishedAt,
              })),
            },
          ]}
        />
      ),
    })
  })

  app.get('/agreements/new', async (request, reply) =>
    showForm(request, reply, { id: 'new', number: 0, typed: emptyText() }),
  )

  app.post('/agreements/new', async (request, reply) => {
    const typed = readTextForm(formValues(request.body))
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    const known = (await currentAgreements(database.db, 'apply')).find((one) => saysTheSame(one, typed))
    if (known) return reply.redirect(`${LIST}/${known.agreementId}?saved`, 303)
    return save(request, reply, { id: 'new', number: 0, typed }, (tx) =>
      addVersion(tx, { purpose: 'apply', ...typed, ...decision }),
    )
  })

  app.get<ById>('/agreements/:id', async (request, reply) => {
    const versions = await versionsFor(request.params.id)
    return respondConsole(context, request, reply, {
      title: { words: localText((versions[0] as AgreementVersion).titles, 'zh-CN') },
      section: LIST,
      bare: true,
      body: (view) => (
        <TextVersions
          view={view}
          back={{ href: LIST, label: view.t('console.agreements') }}
          base={`${LIST}/${request.params.id}`}
          versions={versions.map(({ number, titles, texts, publishedAt }) => ({
            number,
            titles,
            texts,
            at: publishedAt,
          }))}
        />
      ),
    })
  })

  app.get<ById>('/agreements/:id/edit', async (request, reply) => {
    const [newest] = await versionsFor(request.params.id)
    const { number, titles, texts } = newest as AgreementVersion
    return showForm(request, reply, { id: request.params.id, number, typed: { titles, texts } })
  })

  app.post<ById>('/agreements/:id/edit', async (request, reply) => {
    const { id } = request.params
    const form = formValues(request.body)
    const typed = readTextForm(form)
    const newest = (await versionsFor(id))[0] as AgreementVersion
    const { number } = newest
    if (saysTheSame(newest, typed)) return reply.redirect(`${LIST}/${id}?saved`, 303)
    if (form.text('seen') !== String(number))
      return showForm(request, reply, { id, number, typed, stale: true })
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    return save(request, reply, { id, number, typed }, (tx) =>
      addVersion(tx, { agreementId: id, ...typed, ...decision }),
    )
  })

  app.get<ById>('/agreements/:id/retire', async (request, reply) => {
    const { id } = request.params
    const [newest] = await versionsFor(id)
    return respondConsole(context, request, reply, {
      title: 'console.retire',
      section: LIST,
      bare: true,
      body: ({ t, language }) => (
        <Confirm
          language={language}
          title={t('console.retireAsk', { name: localText((newest as AgreementVersion).titles, language) })}
          effects={[t('console.agreementRetireEffect'), t('console.agreementRetireKept')]}
          undo={t('console.retireUndo')}
          action={`${LIST}/${id}/retire`}
          button={t('console.retire')}
          cancelHref={`${LIST}/${id}`}
        />
      ),
    })
  })

  app.post<ById>('/agreements/:id/retire', async (request, reply) => {
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    await transact(database, (tx) => retireAgreement(tx, { agreementId: request.params.id, ...decision }))
    return reply.redirect(`${LIST}?saved`, 303)
  })

  async function versionsFor(id: string): Promise<AgreementVersion[]> {
    const versions = await versionsOf(database.db, id)
    if (versions.length === 0) throw new CodedError('agreement.not_found', { agreementId: id })
    return versions
  }

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Shown,
    write: (tx: Tx) => Promise<{ agreementId: string }>,
  ): Promise<FastifyReply> {
    try {
      const { agreementId } = await transact(database, write)
      return reply.redirect(`${LIST}/${agreementId}?saved`, 303)
    } catch (error) {
      if (!hasCode(error, 'agreement.invalid')) throw error
      return showForm(request, reply, { ...shown, errors: error.details.errors as FieldErrorKeys })
    }
  }

  function showForm(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { id, number, typed, errors = {}, stale } = shown
    const isNew = id === 'new'
    const here = isNew ? LIST : `${LIST}/${id}`
    return respondConsole(context, request, reply, {
      title: isNew ? 'console.agreementAdd' : 'console.agreementChange',
      section: LIST,
      lead: 'console.agreementVersionHint',
      status: shown.errors ? 422 : stale ? 409 : 200,
      body: (view) => (
        <>
          <SavedOrStale view={view} stale={stale} />
          <TextForm
            {...{ view, typed, errors, number }}
            action={isNew ? `${LIST}/new` : `${here}/edit`}
            button="console.agreementPublish"
            cancelHref={here}
            rows={14}
          />
        </>
      ),
    })
  }
}
