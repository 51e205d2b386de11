import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import sizes from '../../../docs/guide/pictures/sizes.json' with { type: 'json' }
import { projectRoot } from '../../platform/project-root.ts'

/** Size in pixels of the file and the beginning of its hash, for each `{language}/{name}.webp`. */
type Known = { width: number; height: number; version: string }

/** A picture by how the guide's text names it (`../pictures/{language}/{name}.webp`): its address here, its size in CSS pixels. */
export function findPicture(
  source: string | null,
): { href: string; width: number; height: number } | undefined {
  const file = /^\.\.\/pictures\/([\w-]+\/[\w-]+\.webp)$/.exec(source ?? '')?.[1]
  const known = file ? (sizes as Record<string, Known>)[file] : undefined
  return known && { ...known, href: `/help/pictures/${file}?v=${known.version}` }
}

/** Serves the pictures; their addresses carry their hash, so they are kept for ever. */
export function servePictures(app: FastifyInstance): void {
  void app.register(fastifyStatic, {
    root: join(projectRoot(), 'docs', 'guide', 'pictures'),
    prefix: '/help/pictures/',
    allowedPath: (path) => path.endsWith('.webp'),
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff')
      reply.header('cross-origin-resource-policy', 'same-origin')
    },
  })
}
