import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addChannel, type ChannelWords, changeChannel, listChannels } from '../../../domain/channels/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { type Tx, transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
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

type Write = (tx: Tx, words: ChannelWords) => Promise<unknown>
type Shown = { typed: ChannelTyped; errors?: FieldErrorKeys; action: string; isNew: boolean }
type ById = { Params: { id: string } }

/** `/console/channels`: the list, `/new`, and each channel at `/{id}`. */
export function channelPages(app: FastifyInstance, context: WebContext): void {
  app.get('/channels', async (request, reply) => {
    const channels = await listChannels(context.database)
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return respondConsole(context, request, reply, {
      title: 'console.channels',
      section: LIST,
      body: (language) => <ChannelList {...{ language, channels, saved }} />,
    })
  })

  app.get('/channels/new', async (request, reply) => {
    const { channels, settings } = await context.portal.get()
    const typed = emptyChannel(channels, settings.accent)
    return show(context, request, reply, { typed, action: `${LIST}/new`, isNew: true })
  })

  app.post('/channels/new', async (request, reply) => {
    const add: Write = (tx, words) => addChannel(tx, words, context.now())
    return save(context, request, reply, { action: `${LIST}/new`, isNew: true }, add)
  })

  app.get<ById>('/channels/:id', async (request, reply) => {
    const { id } = request.params
    const channel = (await listChannels(context.database)).find((each) => each.id === id)
    if (!channel) throw new CodedError('channel.not_found', { channelId: id })
    const { settings } = await context.portal.get()
    const typed = typedChannel(channel, settings.accent)
    return show(context, request, reply, { typed, action: `${LIST}/${id}`, isNew: false })
  })

  app.post<ById>('/channels/:id', async (request, reply) => {
    const { id } = request.params
    const change: Write = (tx, words) => changeChannel(tx, id, words)
    return save(
      context,
      request,
      reply,
      { action: `${LIST}/${encodeURIComponent(id)}`, isNew: false },
      change,
    )
  })
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
    status: shown.errors ? 422 : 200,
    body: (language) => <ChannelForm language={language} {...shown} />,
  })
}
