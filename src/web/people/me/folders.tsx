import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  addFolder,
  deleteFolder,
  FOLDER_NAME_LENGTH,
  type Folder,
  foldersOf,
  renameFolder,
} from '../../../domain/bookmarks/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate, translateCode } from '../../ui/messages.ts'
import { PageHead, Part } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { showMe } from './show-me.ts'

const LIST = '/me/bookmarks'
const BODY_LIMIT = 4 * 1024
type Params = { id: string }

/** A folder's own page: rename it, delete it; and the form that adds one. */
export function folderRoutes(app: FastifyInstance, context: WebContext): void {
  app.post('/bookmarks/folders', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const name = formValues(request.body).text('name')
    const given = { personId: signedInPerson(request).id, name, now: context.now() }
    try {
      const { folderId } = await transact(context.database, (tx) => addFolder(tx, given))
      return reply.redirect(`${LIST}?folder=${folderId}&saved=added`, 303)
    } catch (error) {
      return show(context, request, reply, { typed: name, error })
    }
  })

  app.get<{ Params: Params }>('/bookmarks/folders/:id', async (request, reply) => {
    return show(context, request, reply, { folder: await ownFolder(context, request) })
  })

  app.post<{ Params: Params }>(
    '/bookmarks/folders/:id',
    { bodyLimit: BODY_LIMIT },
    async (request, reply) => {
      const folder = await ownFolder(context, request)
      const name = formValues(request.body).text('name')
      const given = { personId: signedInPerson(request).id, folderId: folder.id, name }
      try {
        await transact(context.database, (tx) => renameFolder(tx, given))
        return reply.redirect(`${LIST}?folder=${folder.id}&saved=renamed`, 303)
      } catch (error) {
        return show(context, request, reply, { folder, typed: name, error })
      }
    },
  )

  // What is in the folder stays, so the button needs no question; a second click finds nothing to delete.
  app.post<{ Params: Params }>('/bookmarks/folders/:id/delete', async (request, reply) => {
    const given = { personId: signedInPerson(request).id, folderId: request.params.id }
    await transact(context.database, (tx) => deleteFolder(tx, given))
    return reply.redirect(`${LIST}?saved=deleted`, 303)
  })
}

async function ownFolder(context: WebContext, request: FastifyRequest<{ Params: Params }>): Promise<Folder> {
  const folders = await foldersOf(context.database, signedInPerson(request).id)
  const folder = folders.find(({ id }) => id === request.params.id)
  if (!folder) throw new CodedError('bookmark.no_folder')
  return folder
}

type Shown = { folder?: Folder; typed?: string; error?: unknown }

/** The folder's page, or that of a new one that was refused. An error that is no refusal of a name is thrown on. */
function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { folder, typed, error }: Shown,
): Promise<FastifyReply> {
  const { status, code } = error ? outcomeOf(error) : { status: 200, code: '' }
  if (error && !code.startsWith('bookmark.')) throw error
  const page = { title: 'joining.bookmarks.folders', at: LIST, status } as const
  return showMe(context, request, reply, page, (frame) => {
    const words = { most: Number((error as CodedError | undefined)?.details.most ?? 0) }
    const text = code ? translateCode(frame.language, `joining.error.${code}`, words) : undefined
    return <FolderView {...{ frame, folder, typed }} error={text} />
  })
}

type ViewProps = { frame: WorkFrame; folder?: Folder; typed?: string; error?: string }

function FolderView({ frame, folder, typed, error }: ViewProps) {
  const t = translate(frame.language)
  const own = folder ? `${LIST}/folders/${folder.id}` : `${LIST}/folders`
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={folder ? t('joining.folder.changeTitle', { name: folder.name }) : t('joining.newFolder')}
        back={{ href: LIST, label: t('joining.folder.back') }}
      />
      <Form
        action={own}
        errorTitle={t('common.problem')}
        errors={error ? [{ name: 'name', text: error }] : []}
      >
        <Field
          name="name"
          label={t('joining.folderName')}
          value={typed ?? folder?.name}
          error={error}
          width="half"
          maxLength={FOLDER_NAME_LENGTH * 2}
          required
        />
        <Button>{t(folder ? 'joining.folder.rename' : 'joining.folder.add')}</Button>
      </Form>
      {folder && (
        <Part title={t('joining.folder.delete')}>
          <p>{t('joining.folder.deleteNote', { count: folder.bookmarks })}</p>
          <form method="post" action={`${own}/delete`} data-once>
            <Button kind="danger">{t('joining.folder.delete')}</Button>
          </form>
        </Part>
      )}
    </WorkLayout>
  )
}
