import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'

/** `/help`: the guides for authors and editors. */
export function help(_app: FastifyInstance, _context: WebContext): void {}
