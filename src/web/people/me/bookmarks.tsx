import type { FastifyInstance } from 'fastify'
import { bookmarksOf, foldersOf } from '../../../domain/bookmarks/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { type MessageKey, translate } from '../../ui/messages.ts'
import { BookmarksView } from './bookmarks-view.tsx'
import { folderRoutes } from './folders.tsx'
import { readOwnCursor, writeOwnCursor } from './own-cursor.ts'
import { showMe } from './show-me.ts'

const PATH = '/me/bookmarks'
const DONE: Record<string, MessageKey> = {
  added: 'joining.folder.added',
  renamed: 'joining.folder.renamed',
  deleted: 'joining.folder.deleted',
}

/** `/me/bookmarks?folder=`: what a person bookmarked, newest first, all or of a folder. Two queries. */
export function bookmarksPages(app: FastifyInstance, context: WebContext): void {
  app.get('/bookmarks', async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const personId = signedInPerson(request).id
    const [folders, { settings }] = await Promise.all([
      foldersOf(context.database, personId),
      context.portal.get(),
    ])
    const folder = folders.find(({ id }) => id === query.folder)
    if (query.folder !== undefined && !folder) throw new CodedError('bookmark.no_folder')
    const before = readOwnCursor(query.before)
    const { items, older } = await bookmarksOf(context.database, personId, { folderId: folder?.id, before })
    const at = folder ? `${PATH}?folder=${folder.id}` : PATH
    const joint = folder ? '&' : '?'
    const shown = {
      folders,
      folder,
      items,
      zone: settings.timeZone,
      at,
      older: older && `${at}${joint}before=${writeOwnCursor(older)}`,
      isFirst: !before,
    }
    const done = typeof query.saved === 'string' ? DONE[query.saved] : undefined
    return showMe(context, request, reply, { title: 'joining.me.bookmarks', at: PATH }, (frame) => (
      <BookmarksView {...{ frame, ...shown }} done={done && translate(frame.language)(done)} />
    ))
  })
  folderRoutes(app, context)
}
