import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { CodedError } from '../../../../kernel/errors.ts'
import type { WebContext } from '../../../http/context.ts'
import { respondPage } from '../../../http/respond.ts'
import { findSession } from '../../../http/session.ts'
import { articlesToKeep } from './articles-to-keep.ts'
import { offlinePage } from './page.tsx'

/** `/offline`, what it keeps for whom is signed in, and the script that keeps it. */
export function offline(app: FastifyInstance, context: WebContext): void {
  app.get('/offline', (request, reply) =>
    respondPage(context, request, reply, (view) => offlinePage(context, view)),
  )

  app.get('/offline/articles.json', async (request, reply) => {
    const signedIn = await findSession(context, request, reply)
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (!signedIn) return reply.code(401).send({ code: 'people.signed_out' })
    return { articles: await articlesToKeep(context.database, signedIn.person.id) }
  })

  // Its address is fixed, and it must stand at the root to be told of every page (Service Workers, 3.4.6).
  app.get('/service-worker.js', async (_, reply) => {
    const built = context.assets.islands?.['service-worker']
    if (!built) throw new CodedError('http.not_found')
    return reply
      .headers({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': "default-src 'none'; connect-src 'self'",
        'x-content-type-options': 'nosniff',
      })
      .send(await readFile(join(context.assetsFolder, built)))
  })
}
