import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Assets } from '../ui/frame.ts'

type Manifest = Record<string, { file: string; css?: string[] }>

/**
 * The hashed addresses of style and script, from the build's manifest in `folder`. Without a build (tests of pages
 * without a browser) the addresses are the plain names, which nothing answers.
 */
export async function readAssets(folder: string): Promise<Assets> {
  const manifest = await readManifest(join(folder, '.vite', 'manifest.json'))
  const address = (source: string, plain: string) => `/${manifest?.[source]?.file ?? `assets/${plain}`}`
  return {
    styles: address('src/web/ui/styles/reader.css', 'reader.css'),
    workStyles: address('src/web/ui/styles/work.css', 'work.css'),
    theme: '/theme.css',
    script: address('src/client/reader.ts', 'reader.js'),
    islands: islandsOf(manifest),
  }
}

function islandsOf(manifest: Manifest | undefined): Record<string, string> {
  const found = Object.entries(manifest ?? {}).flatMap(([source, { file }]) => {
    const name = /^src\/client\/([\w-]+)\.tsx?$/.exec(source)?.[1]
    return name && name !== 'reader' ? [[name, `/${file}`]] : []
  })
  return Object.fromEntries(found)
}

/** Serves the built client files: named by their content, so kept for ever, with their compressed forms. */
export function serveAssets(app: FastifyInstance, folder: string): void {
  void app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    decorateReply: false,
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff')
      reply.header('cross-origin-resource-policy', 'same-origin')
    },
  })
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
