import type { Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { isLinkAddress } from '../../../kernel/document/link-address.ts'
import type { Document } from '../../../kernel/document/types.ts'
import type { Context } from '../context.ts'
import { takeDataPictures } from './data-pictures.ts'
import { fillPictures } from './fill-pictures.ts'
import { looksLikeMarkdown } from './looks-like-markdown.ts'
import { ownSlice } from './own-slice.ts'
import { documentOfLines, sliceOf } from './slice-of.ts'

/** Puts what the clipboard or a drop holds in the place of the selection. */
export async function putIn(context: Context, view: EditorView, data: DataTransfer): Promise<void> {
  const own = ownSlice(view, data)
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  const { $from, empty } = view.state.selection
  const plain = shiftHeld(view) || html + text === ''
  if ($from.parent.type.spec.code) {
    if (text !== '') view.dispatch(view.state.tr.insertText(text.replace(/\r\n?/g, '\n')).scrollIntoView())
  } else if (own && !plain) replace(view, own)
  else if (!empty && isAddress(text)) linkSelection(view, text.trim())
  else if (!plain && html !== '' && !isOnlyCode(html)) await putHtml(context, view, html, text)
  else if (!plain && looksLikeMarkdown(text))
    putDocument(view, (await converters()).documentFromMarkdown(text) ?? documentOfLines(text))
  else if (text !== '') putDocument(view, documentOfLines(text))
}

/** The parsers; asked for early, so that they are there when something is pasted. */
export function converters(): Promise<typeof import('./convert.ts')> {
  return import('./convert.ts')
}

async function putHtml(context: Context, view: EditorView, html: string, text: string): Promise<void> {
  const { html: source, files } = takeDataPictures(html)
  try {
    const { documentFromHtml } = await converters()
    putDocument(view, documentFromHtml(source) ?? documentOfLines(text))
    fillPictures(context, files)
  } catch {
    // The parsers could not be loaded (offline before they were): the words at least.
    putDocument(view, documentOfLines(text))
    context.say(context.t('paste.words'))
  }
}

function putDocument(view: EditorView, document: Document): void {
  replace(view, sliceOf(view.state.schema, document))
}

function replace(view: EditorView, slice: Slice): void {
  const only = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1
  const node = only ? slice.content.firstChild : null
  const { tr } = view.state
  view.dispatch(
    (node ? tr.replaceSelectionWith(node) : tr.replaceSelection(slice))
      .scrollIntoView()
      .setMeta('paste', true)
      .setMeta('uiEvent', 'paste'),
  )
}

function linkSelection(view: EditorView, href: string): void {
  const { from, to } = view.state.selection
  const type = view.state.schema.marks.link
  if (type) view.dispatch(view.state.tr.addMark(from, to, type.create({ href })))
}

function isAddress(text: string): boolean {
  const trimmed = text.trim()
  return /^https?:\/\/\S+$/i.test(trimmed) && isLinkAddress(trimmed)
}

/** Code editors put coloured lines beside the text, in which Markdown is not to be seen. */
function isOnlyCode(html: string): boolean {
  return /^\s*(?:<meta[^>]*>)?\s*<div style="[^"]*font-family:[^"]*monospace/i.test(html)
}

/** Pasting with Shift means: only the words. */
function shiftHeld(view: EditorView): boolean {
  const { input } = view as unknown as { input?: { shiftKey?: boolean; lastKeyCode?: number } }
  return Boolean(input?.shiftKey && input.lastKeyCode !== 45)
}
