import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accountMedia, addAccountMedia } from '../../../domain/accounts/index.ts'
import { mediaViews, storeUpload } from '../../../domain/media/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { isCutForm } from '../../http/cut-form.ts'
import { formValues } from '../../http/form-values.ts'
import { admitCostly } from '../admit.ts'
import { findArticleHere } from '../load.ts'
import { OneAtATime } from '../one-at-a-time.ts'

/** Uploads that wait for their turn in one process; more are asked to come again. */
const MOST_WAITING = 20

/** Takes files in one after the other: decoding a picture takes hundreds of megabytes. */
export type TakeFile = (request: FastifyRequest, accountId: string, actor: string) => Promise<string>

/** The way in for files, shared by the routes of one surface: bounded in a process. */
export function fileTaker(context: WebContext): TakeFile {
  const turns = new OneAtATime(MOST_WAITING)
  return async (request, accountId, actor) => {
    if (!request.isMultipart()) throw new CodedError('media.empty')
    await admitCostly(context, actor, 'files')
    const part = await request.file().catch(refuseBroken)
    if (!part) throw new CodedError('media.empty')
    const { database, storage } = context
    const now = context.now()
    const folder = await mkdtemp(join(tmpdir(), 'masthead-upload-'))
    try {
      // The whole of it first: a sender who is slow keeps nobody else from having a turn.
      const path = join(folder, 'file')
      await pipeline(part.file, createWriteStream(path)).catch(refuseBroken)
      if (part.file.truncated) throw new CodedError('media.too_large')
      const about = { name: part.filename, declaredType: part.mimetype, actor, now }
      const store = () => storeUpload({ storage, database }, { stream: createReadStream(path), ...about })
      const { mediaId } = await turns.run(store)
      await transact(database, (tx) => addAccountMedia(tx, { accountId, mediaId, actor, now }))
      return mediaId
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** A form that ends before its end is its sender's fault. */
function refuseBroken(error: Error): never {
  throw isCutForm(error) ? new CodedError('http.bad_request') : error
}

/** `POST media` stores a file for an article's account, `GET library` lists the account's files. JSON. */
export function mediaApi(app: FastifyInstance, context: WebContext, takeFile: TakeFile): void {
  app.post('/articles/:id/media', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.write')
    mustBeAllowed(actor, 'media.upload', { accountId: subject.accountId }, 'article.not_found')
    const id = await takeFile(request, subject.accountId, actor.personId)
    const view = (await mediaViews(context.database.db, [id])).get(id)
    if (!view) throw new CodedError('media.not_found')
    const { kind, width, height, colour } = view
    return reply.code(201).send({ id, kind, width, height, colour, src: `/media/${id}` })
  })

  app.get('/articles/:id/library', async (request, reply) => {
    const { subject, actor } = await findArticleHere(context, request, 'article.read')
    mustBeAllowed(actor, 'account.see', { accountId: subject.accountId }, 'article.not_found')
    const query = formValues(request.query)
    const kind = (['picture', 'video'] as const).find((one) => one === query.text('kind'))
    const [time = '', id = ''] = query.text('after').split('.')
    const at = new Date(/^[0-9a-z]{1,9}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN)
    const before = isId(id) && !Number.isNaN(at.getTime()) ? { at, id } : undefined
    const page = await accountMedia(context.database, subject.accountId, { kind, before })
    return reply.send({
      items: page.items.map(({ view, alt }) => ({
        id: view.id,
        kind: view.kind,
        width: view.width,
        height: view.height,
        colour: view.colour,
        alt,
      })),
      next: page.next && `${page.next.at.getTime().toString(36)}.${page.next.id}`,
    })
  })
}
