import type { FastifyInstance } from 'fastify'
import type { WebContext } from './context.ts'

/**
 * `/healthz`: this process answers. `/readyz`: database, purge news and storage are reachable too, else 503 with the
 * names of what is not. Neither is cached.
 */
export function health(app: FastifyInstance, context: WebContext): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true, pid: process.pid }),
  )
  app.get('/readyz', async (_request, reply) => {
    const parts = {
      database: await works(() => context.database.pool.query('select 1')),
      purges: context.database.purges.connected,
      storage: await works(() => context.storage.ready()),
    }
    const ok = Object.values(parts).every(Boolean)
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, ...parts })
  })
}

async function works(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check()
    return true
  } catch {
    return false
  }
}
