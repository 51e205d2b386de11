import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localText } from '../../../domain/settings/index.ts'
import {
  changeTemplate,
  retireTemplate,
  TEMPLATE_KINDS,
  type TemplateKind,
  type TemplateVersion,
  templatesFor,
  templateVersions,
} from '../../../domain/templates/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { Confirm } from '../../ui/work/index.ts'
import { respondConsole } from '../respond-console.tsx'
import { SavedOrStale } from '../settings/saved-or-stale.tsx'
import { emptyText, readTextForm, saysTheSame, TextForm, type TextTyped } from './text-form.tsx'
import { TextList } from './text-list.tsx'
import { TextVersions } from './text-versions.tsx'

const LIST = '/console/templates'

type ById = { Params: { id: string } }
type ByKind = { Params: { kind: string } }
type Shown = {
  here: string
  action: string
  kind: TemplateKind
  number: number
  typed: TextTyped
  errors?: FieldErrorKeys
  stale?: boolean
}

/** `/console/templates`: words that editors send with decisions, by the kind of decision, each with its versions. */
export function templatePages(app: FastifyInstance, context: WebContext): void {
  const { database } = context

  app.get('/templates', async (request, reply) => {
    const templates = await templatesFor(database.db)
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return respondConsole(context, request, reply, {
      title: 'console.templates',
      section: LIST,
      lead: 'console.templatesLead',
      body: (view) => (
        <TextList
          {...{ view, saved }}
          none="console.templatesNone"
          groups={TEMPLATE_KINDS.map((kind) => ({
            title: view.t(`console.template.${kind}`),
            add: { href: `${LIST}/new/${kind}`, label: view.t('console.templateAdd') },
            items: templates
              .filter((template) => template.kind === kind)
              .map(({ id, titles, texts, number, writtenAt }) => ({
                href: `${LIST}/${id}`,
                title: localText(titles, view.language),
                about: localText(texts, view.language),
                number,
                at: writtenAt,
              })),
          }))}
        />
      ),
    })
  })

  app.get<ByKind>('/templates/new/:kind', async (request, reply) =>
    showForm(request, reply, newOf(kindOf(request.params.kind), emptyText())),
  )

  app.post<ByKind>('/templates/new/:kind', async (request, reply) => {
    const kind = kindOf(request.params.kind)
    const typed = readTextForm(formValues(request.body))
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    const known = (await templatesFor(database.db, kind)).find((one) => saysTheSame(one, typed))
    if (known) return reply.redirect(`${LIST}/${known.id}?saved`, 303)
    return save(request, reply, newOf(kind, typed), (tx) =>
      changeTemplate(tx, { kind, ...typed, ...decision }),
    )
  })

  app.get<ById>('/templates/:id', async (request, reply) => {
    const versions = await versionsFor(request.params.id)
    const newest = versions[0] as TemplateVersion
    return respondConsole(context, request, reply, {
      title: { words: localText(newest.titles, 'zh-CN') },
      section: LIST,
      bare: true,
      body: (view) => (
        <TextVersions
          view={view}
          back={{ href: LIST, label: view.t('console.templates') }}
          above={view.t(`console.template.${newest.kind}`)}
          base={`${LIST}/${newest.id}`}
          retiredAt={newest.retiredAt}
          versions={versions.map(({ number, titles, texts, writtenAt }) => ({
            number,
            titles,
            texts,
            at: writtenAt,
          }))}
        />
      ),
    })
  })

  app.get<ById>('/templates/:id/edit', async (request, reply) => {
    const [newest] = await versionsFor(request.params.id)
    return showForm(request, reply, changeOf(newest as TemplateVersion))
  })

  app.post<ById>('/templates/:id/edit', async (request, reply) => {
    const form = formValues(request.body)
    const typed = readTextForm(form)
    const newest = (await versionsFor(request.params.id))[0] as TemplateVersion
    const shown = { ...changeOf(newest), typed }
    if (saysTheSame(newest, typed)) return reply.redirect(`${LIST}/${newest.id}?saved`, 303)
    if (form.text('seen') !== String(newest.number))
      return showForm(request, reply, { ...shown, stale: true })
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    return save(request, reply, shown, (tx) =>
      changeTemplate(tx, { templateId: newest.id, ...typed, ...decision }),
    )
  })

  app.get<ById>('/templates/:id/retire', async (request, reply) => {
    const newest = (await versionsFor(request.params.id))[0] as TemplateVersion
    return respondConsole(context, request, reply, {
      title: 'console.retire',
      section: LIST,
      bare: true,
      body: ({ t, language }) => (
        <Confirm
          language={language}
          title={t('console.retireAsk', { name: localText(newest.titles, language) })}
          effects={[t('console.templateRetireEffect')]}
          undo={t('console.retireUndo')}
          action={`${LIST}/${newest.id}/retire`}
          button={t('console.retire')}
          cancelHref={`${LIST}/${newest.id}`}
        />
      ),
    })
  })

  app.post<ById>('/templates/:id/retire', async (request, reply) => {
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    await transact(database, (tx) => retireTemplate(tx, { templateId: request.params.id, ...decision }))
    return reply.redirect(`${LIST}?saved`, 303)
  })

  async function versionsFor(id: string): Promise<TemplateVersion[]> {
    const versions = await templateVersions(database.db, id)
    if (versions.length === 0) throw new CodedError('template.not_found', { templateId: id })
    return versions
  }

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Shown,
    write: (tx: Tx) => Promise<{ templateId: string }>,
  ): Promise<FastifyReply> {
    try {
      const { templateId } = await transact(database, write)
      return reply.redirect(`${LIST}/${templateId}?saved`, 303)
    } catch (error) {
      if (!hasCode(error, 'template.invalid')) throw error
      return showForm(request, reply, { ...shown, errors: error.details.errors as FieldErrorKeys })
    }
  }

  function showForm(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { here, action, kind, number, typed, errors = {}, stale } = shown
    return respondConsole(context, request, reply, {
      title: number === 0 ? 'console.templateAdd' : 'console.templateChange',
      section: LIST,
      lead: `console.template.${kind}`,
      status: shown.errors ? 422 : stale ? 409 : 200,
      body: (view) => (
        <>
          <SavedOrStale view={view} stale={stale} />
          <TextForm
            {...{ view, typed, errors, number, action }}
            button="console.templateSave"
            cancelHref={here}
            rows={5}
          />
        </>
      ),
    })
  }
}

function kindOf(text: string): TemplateKind {
  const kind = TEMPLATE_KINDS.find((one) => one === text)
  if (!kind) throw new CodedError('http.not_found')
  return kind
}

function newOf(kind: TemplateKind, typed: TextTyped): Shown {
  return { here: LIST, action: `${LIST}/new/${kind}`, kind, number: 0, typed }
}

function changeOf({ id, kind, number, titles, texts }: TemplateVersion): Shown {
  const here = `${LIST}/${id}`
  return { here, action: `${here}/edit`, kind, number, typed: { titles, texts } }
}
