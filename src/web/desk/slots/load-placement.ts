import type { FastifyRequest } from 'fastify'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { FRONT, findPlacement, type Placement } from '../../../domain/placements/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { type AtDesk, loadDesk } from '../load-desk.ts'
import { findSlotPage, type SlotPage } from './slot-page.ts'

export type AtPlacement = { desk: AtDesk; placement: Placement; placedBy: string | null; slotPage: SlotPage }

/**
 * The placement that a request is about, with its page. Throws `placement.not_found`, `people.forbidden`, and unless
 * `ended` will do `placement.ended`.
 */
export async function loadPlacement(
  context: WebContext,
  request: FastifyRequest,
  { ended = false } = {},
): Promise<AtPlacement> {
  const { id } = request.params as { id: string }
  const [desk, found] = await Promise.all([
    loadDesk(context, request, { members: false }),
    isId(id) ? findPlacement(context.database, id) : undefined,
  ])
  mustBeAllowed(desk.actor, 'placement.change', {}, 'people.forbidden')
  if (!found) throw new CodedError('placement.not_found', { placementId: id })
  const { placement, placedBy } = found
  if (placement.ended !== null && !ended) throw new CodedError('placement.ended', { page: placement.page })
  const slotPage = await findSlotPage(context, placement.page === FRONT ? 'front' : placement.page)
  return { desk, placement, placedBy, slotPage }
}
