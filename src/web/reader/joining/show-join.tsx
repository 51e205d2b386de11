import type { FastifyReply, FastifyRequest } from 'fastify'
import { bookmarkOf, foldersOf } from '../../../domain/bookmarks/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import type { Act, Subject } from './acts.ts'
import { JoinView } from './join-view.tsx'

type Shown = { act: Act; subject: Subject; status?: number; error?: string }

/** The page of a like, a bookmark or a follow: how it stands now, and the one button that changes it. */
export async function showJoin(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { act, subject, status = 200, error }: Shown,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const personId = signedInPerson(request).id
  const [isOn, folders, filed] = await Promise.all([
    act.isOn(context, personId, subject.id),
    act.name === 'bookmark' ? foldersOf(context.database, personId) : [],
    act.name === 'bookmark' ? bookmarkOf(context.database, { personId, articleId: subject.id }) : undefined,
  ])
  const t = translate(view.language)
  const state = isOn ? 'on' : 'off'
  const frame = await frameOf(context, view, {
    title: t(`joining.${act.name}.${state}Title`),
    path: request.url.split('?')[0] as string,
    noIndex: true,
  })
  const model = { frame, act: act.name, subject, isOn, folders, folderId: filed?.folderId ?? '', error }
  return respondOnce(context, reply, view, status, <JoinView {...model} />)
}
