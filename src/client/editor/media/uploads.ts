import type { Node } from '@tiptap/pm/model'
import { GALLERY_LIMITS } from '../../../kernel/document/limits.ts'
import type { Context } from '../context.ts'
import type { Uploads } from './media.ts'
import { type NotStored, type Sending, type StoredFile, sendFile } from './send-file.ts'
import { addUpload, dropUpload, findUpload } from './upload-plugin.ts'
import { createUploadView, type UploadView } from './upload-view.ts'

/** Each start is one place in the text; when all its files are stored, their nodes take that place. */
export function createUploads(context: Context): Uploads {
  const sizes = new Map<string, { width: number; height: number }>()
  let running = 0
  return {
    start(files, position, options = {}) {
      if (files.length === 0) return
      const id = {}
      const stored = new Map<File, StoredFile>()
      let sendings: Sending[] = []
      const view: UploadView = createUploadView(context, files, { retry: run, cancel })
      addUpload(context.editor.view, id, position, view.dom)
      void run()

      async function run(): Promise<void> {
        running++
        const waiting = files.filter((file) => !stored.has(file))
        view.progress(0)
        const parts = new Map<File, number>()
        const failures: string[] = []
        // Two at a time: many pictures from a telephone share one line.
        for (let at = 0; at < waiting.length; at += 2) {
          const pair = waiting.slice(at, at + 2)
          sendings = pair.map((file) =>
            sendFile(context.page.urls.media, file, (part) => {
              parts.set(file, part)
              const sum = [...parts.values()].reduce((a, b) => a + b, stored.size)
              view.progress(Math.min(1, sum / files.length))
            }),
          )
          const results = await Promise.allSettled(sendings.map(({ result }) => result))
          results.forEach((result, index) => {
            if (result.status === 'rejected') failures.push((result.reason as NotStored).message)
            else keep(pair[index] as File, result.value)
          })
        }
        running--
        if (failures.includes('aborted')) return
        if (failures.length > 0) view.failed(failures.find((message) => message !== '') ?? '')
        else put()
      }

      function keep(file: File, answer: StoredFile): void {
        stored.set(file, answer)
        if (answer.width && answer.height)
          sizes.set(answer.id, { width: answer.width, height: answer.height })
      }

      function put(): void {
        const { view: text } = context.editor
        const found = findUpload(text.state, id)
        const nodes = nodesOf(files.map((file) => stored.get(file)).filter((each) => each !== undefined))
        const tr = dropUpload(text.state.tr, id)
        if (found !== undefined) insert(tr, found, nodes)
        text.dispatch(tr)
        context.say(context.t('upload.done'))
      }

      function nodesOf(answers: StoredFile[]): Node[] {
        const { schema } = context.editor
        const nodes = answers.map(({ id: media, kind }) => schema.node(kind, { media }))
        const fits = nodes.length >= GALLERY_LIMITS.least && nodes.length <= GALLERY_LIMITS.most
        return options.gallery && fits && nodes.every(({ type }) => type.name === 'picture')
          ? [schema.node('gallery', null, nodes)]
          : nodes
      }

      function cancel(): void {
        for (const sending of sendings) sending.abort()
        const { view: text } = context.editor
        text.dispatch(dropUpload(text.state.tr, id))
        text.focus()
      }
    },
    known: (media) => sizes.get(media),
    busy: () => running > 0,
  }
}

/** Puts blocks at a position; an empty paragraph there gives way to them. */
export function insert(tr: Context['editor']['state']['tr'], position: number, nodes: Node[]): void {
  const $at = tr.doc.resolve(Math.min(position, tr.doc.content.size))
  const block = $at.parent
  const isEmptyLine = block.type.name === 'paragraph' && block.content.size === 0 && $at.depth > 0
  if (
    isEmptyLine &&
    $at.node(-1).canReplaceWith($at.index(-1), $at.index(-1) + 1, nodes[0]?.type ?? block.type)
  )
    tr.replaceWith($at.before(), $at.after(), nodes)
  else if (block.isTextblock) tr.insert($at.parentOffset === 0 ? $at.before() : $at.after(), nodes)
  else tr.insert($at.pos, nodes)
}
