import type { FastifyRequest } from 'fastify'
import { type Channel, channelName } from '../../../domain/channels/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { FRONT } from '../../../domain/placements/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import type { Language } from '../../ui/frame.ts'
import { translate } from '../../ui/messages.ts'
import { type AtDesk, loadDesk } from '../load-desk.ts'

/** A page that has slots: its name in placements and in addresses of the desk, and its own address. */
export type SlotPage = { page: string; channel?: Channel; path: string; href: string }

export const SLOTS_PATH = '/desk/slots'

/** The page of a word in an address: `front`, or a channel's ID. Throws `placement.no_page`. */
export async function findSlotPage(context: WebContext, word: string): Promise<SlotPage> {
  if (word === 'front') return { page: FRONT, path: `${SLOTS_PATH}/front`, href: '/' }
  const { channels } = await context.portal.get()
  const channel = channels.find(({ id }) => id === word)
  if (!channel) throw new CodedError('placement.no_page', { page: word })
  return slotPageOf(channel)
}

/** The page of a placement, by its name there. */
export function slotPath(page: string): string {
  return `${SLOTS_PATH}/${page === FRONT ? 'front' : page}`
}

export function slotPageOf(channel: Channel): SlotPage {
  return {
    page: channel.id,
    channel,
    path: slotPath(channel.id),
    href: `/c/${encodeURIComponent(channel.slug)}`,
  }
}

/** How a page with slots is called. */
export function slotPageName({ channel }: SlotPage, language: Language): string {
  return channel ? channelName(channel, language) : translate(language)('slots.front')
}

/** The page that a request is about, and who is at the desk. Throws `placement.no_page`, `people.forbidden`. */
export async function loadSlotPage(
  context: WebContext,
  request: FastifyRequest,
): Promise<{ desk: AtDesk; slotPage: SlotPage }> {
  const { page } = request.params as { page: string }
  const [desk, slotPage] = await Promise.all([
    loadDesk(context, request, { members: false }),
    findSlotPage(context, page),
  ])
  mustBeAllowed(desk.actor, 'placement.change', {}, 'people.forbidden')
  return { desk, slotPage }
}
