import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Fields, Timing } from '../../../src/client/editor/page-data.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { securityHeaders } from '../../../src/web/http/headers.ts'
import type { BuiltEditor } from './built-editor.ts'
import { draftPage } from './draft-page.ts'
import { createDraftStore, type DraftStore } from './draft-store.ts'

export const ARTICLE = '01h2xcejqtf2n'

export type Studio = {
  origin: string
  address: string
  draft: DraftStore
  /** Stored files, as bytes. */
  media: Map<string, Buffer>
  /** The next so many uploads fail. */
  failUploads: number
  signedIn: boolean
  /** Answers of uploads wait for it. */
  uploadGate: Promise<void>
  /** Closes every connection and listens no more, as a server that was killed. */
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

type Options = { fields: Fields; timing?: Partial<Timing>; language?: 'zh-CN' | 'en'; limits?: object }

/** A server that answers as the studio does (contract of its addresses), with the site's policy and the real page parts. */
export async function startStudio(built: BuiltEditor, options: Options): Promise<Studio> {
  let server: Server | undefined
  let port = 0
  const studio: Studio = {
    origin: '',
    address: '',
    draft: createDraftStore(options.fields),
    media: new Map(),
    failUploads: 0,
    signedIn: true,
    uploadGate: Promise.resolve(),
    async start() {
      server = createServer((request, response) => {
        answer(request, response).catch((error: Error) => {
          if (!response.headersSent) response.writeHead(500)
          response.end(error.message)
        })
      })
      await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
      studio.origin = `http://127.0.0.1:${port}`
      studio.address = `${studio.origin}/studio/articles/${ARTICLE}`
    },
    async kill() {
      const dying = server
      server = undefined
      dying?.closeAllConnections()
      await new Promise((resolve) => (dying ? dying.close(resolve) : resolve(undefined)))
    },
    close: () => studio.kill(),
  }
  await studio.start()
  return studio

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', studio.origin)
    for (const [name, value] of Object.entries(securityHeaders({ https: false })))
      response.setHeader(name, value)
    if (pathname.startsWith('/assets/')) return sendFile(response, join(built.folder, pathname))
    if (pathname.startsWith('/media/')) return sendMedia(response, pathname.slice(7))
    if (pathname === '/sign-in') return void response.end('<!doctype html><title>Sign in</title>')
    if (!pathname.startsWith(`/studio/articles/${ARTICLE}`)) return void response.writeHead(404).end()
    if (request.method === 'GET' && pathname.endsWith(ARTICLE)) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      return void response.end(draftPage(studio, built, options, randomUUID()))
    }
    if (!studio.signedIn) return json(response, 401, { code: 'people.signed_out' })
    if (pathname.endsWith('/media')) return upload(request, response)
    if (pathname.endsWith('/library')) return json(response, 200, { items: library(), next: null })
    const asked = JSON.parse((await bytesOf(request)).toString()) as never
    if (request.method === 'PUT') return reply(response, studio.draft.put(asked))
    if (pathname.endsWith('/writing')) return reply(response, studio.draft.write(asked))
    if (pathname.endsWith('/copies')) studio.draft.copies.push(asked)
    return json(response, 200, {})
  }

  function library() {
    return [...studio.media.keys()].map((id) => ({
      id,
      kind: 'picture',
      width: 60,
      height: 40,
      colour: null,
      alt: '',
    }))
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request)
    await studio.uploadGate
    if (studio.failUploads > 0) {
      studio.failUploads -= 1
      return json(response, 413, { code: 'media.too_large', message: '文件太大' })
    }
    const start = body.indexOf('\r\n\r\n') + 4
    const file = body.subarray(start, body.lastIndexOf('\r\n--'))
    const id = newId()
    studio.media.set(id, file)
    const { width, height } = await sharp(file).metadata()
    json(response, 200, { id, kind: 'picture', width, height, colour: '#a03818', src: `/media/${id}` })
  }

  async function sendMedia(response: ServerResponse, id: string): Promise<void> {
    const bytes = studio.media.get(id.replace(/\/\d+\.jpeg$/, ''))
    if (!bytes) return void response.writeHead(404).end()
    response.setHeader('content-type', 'image/png')
    response.end(bytes)
  }

  async function sendFile(response: ServerResponse, path: string): Promise<void> {
    response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript')
    response.end(await readFile(path))
  }
}

function reply(response: ServerResponse, { status, json: body }: { status: number; json: unknown }): void {
  json(response, status, body)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
