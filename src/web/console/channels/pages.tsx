import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../../domain/audit/index.ts'
import {
  addChannel,
  type ChannelWords,
  changeChannel,
  listChannels,
  moveChannel,
} from '../../../domain/channels/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { respondConsole } from '../respond-console.tsx'
import {
  type ChannelTyped,
  channelWords,
  emptyChannel,
  fieldOf,
  readChannelForm,
  typedChannel,
} from './channel-form.ts'
import { ChannelForm, ChannelList } from './views.tsx'

const LIST = '/console/channels'

type Words = Omit<ChannelWords, 'position'>
type Write = (tx: Tx, words: Words) => Promise<unknown>
type Shown = { typed: ChannelTyped; errors?: FieldErrorKeys; action: string; isNew: boolean }
type ById = { Params: { id: string } }

/** `/console/channels`: the list in its order, `/new`, and each channel at `/{id}` with its `/place`. */
export function channelPages(app: FastifyInstance, context: WebContext): void {
  app.get('/channels', async (request, reply) => {
    const channels = await listChannels(context.database)
    const query = formValues(request.query)
    const saved = 'saved' in (request.query as Record<string, unknown>)
    const way = query.text('way') === 'up' ? ('up' as const) : ('down' as const)
    return respondConsole(context, request, reply, {
      title: 'console.channels',
      section: LIST,
      lead: channels.length > 0 ? 'console.channelsLead' : undefined,
      body: (view) => <ChannelList {...{ view, channels, saved, way }} chosen={query.text('at')} />,
    })
  })

  app.get('/channels/new', async (request, reply) => {
    const { settings } = await context.portal.get()
    const typed = emptyChannel(settings.accent)
    return show(context, request, reply, { typed, action: `${LIST}/new`, isNew: true })
  })

  app.post('/channels/new', async (request, reply) => {
    const actor = signedInPerson(request).id
    const now = context.now()
    const channels = await listChannels(context.database)
    const position = Math.max(0, ...channels.map((channel) => channel.position)) + 1
    const add: Write = async (tx, words) => {
      const { channelId } = await addChannel(tx, { ...words, position }, now)
      const subject = { kind: 'channel', id: channelId }
      await record(tx, { action: 'channel.add', actor, subject, details: { slug: words.slug }, now })
    }
    return save(context, request, reply, { action: `${LIST}/new`, isNew: true }, add)
  })

  app.get<ById>('/channels/:id', async (request, reply) => {
    const { id } = request.params
    const channel = await findChannel(context, id)
    const { settings } = await context.portal.get()
    const typed = typedChannel(channel, settings.accent)
    return show(context, request, reply, { typed, action: `${LIST}/${id}`, isNew: false })
  })

  app.post<ById>('/channels/:id', async (request, reply) => {
    const { id } = request.params
    const actor = signedInPerson(request).id
    const now = context.now()
    const { position, slug } = await findChannel(context, id)
    const change: Write = async (tx, words) => {
      await changeChannel(tx, id, { ...words, position })
      const details = { slug: words.slug, ...(words.slug !== slug && { before: slug }) }
      await record(tx, { action: 'channel.change', actor, subject: { kind: 'channel', id }, details, now })
    }
    return save(context, request, reply, { action: `${LIST}/${id}`, isNew: false }, change)
  })

  app.post<ById>('/channels/:id/place', async (request, reply) => {
    const { id } = request.params
    const way = formValues(request.body).text('way') === 'up' ? 'up' : 'down'
    const actor = signedInPerson(request).id
    await transact(context.database, async (tx) => {
      await moveChannel(tx, id, way)
      const subject = { kind: 'channel', id }
      await record(tx, { action: 'channel.move', actor, subject, details: { way }, now: context.now() })
    })
    return reply.redirect(`${LIST}?at=${encodeURIComponent(id)}&way=${way}`, 303)
  })
}

async function findChannel(context: WebContext, id: string) {
  const channel = (await listChannels(context.database)).find((each) => each.id === id)
  if (!channel) throw new CodedError('channel.not_found', { channelId: id })
  return channel
}

async function save(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Pick<Shown, 'action' | 'isNew'>,
  write: Write,
): Promise<FastifyReply> {
  const typed = readChannelForm(formValues(request.body))
  const { words, errors } = channelWords(typed)
  if (Object.keys(errors).length > 0) return show(context, request, reply, { ...page, typed, errors })
  try {
    await transact(context.database, (tx) => write(tx, words))
  } catch (error) {
    const field = error instanceof CodedError ? fieldOf(error.code) : undefined
    if (!field) throw error
    return show(context, request, reply, { ...page, typed, errors: { [field]: (error as CodedError).code } })
  }
  return reply.redirect(`${LIST}?saved`, 303)
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  return respondConsole(context, request, reply, {
    title: shown.isNew ? 'console.channelAdd' : 'console.channelEdit',
    section: LIST,
    back: ({ t }) => ({ href: LIST, label: t('console.channels') }),
    status: shown.errors ? 422 : 200,
    body: ({ language }) => <ChannelForm language={language} {...shown} />,
  })
}
