import { getMarkRange } from '@tiptap/core'
import { linkAddress } from '../../../kernel/document/link-address.ts'
import type { Context } from '../context.ts'
import { askForm } from './form-dialog.ts'

/** Asks for the address of a link: of the selected words, of the link around the caret, or of words to put in. */
export async function editLink({ editor, host, t }: Context): Promise<void> {
  const { state } = editor
  const type = state.schema.marks.link
  if (!type || !editor.isEditable) return
  const around = getMarkRange(state.selection.$from, type)
  const { from, to } = state.selection.empty && around ? around : state.selection
  const before = String(editor.getAttributes('link').href ?? '')
  const words = state.doc.textBetween(from, to, ' ')
  const answer = await askForm(host, {
    title: t(before ? 'link.edit' : 'link.add'),
    close: t('close'),
    submit: t('link.save'),
    remove: before ? t('link.remove') : undefined,
    fields: [
      { name: 'href', label: t('link.address'), value: before, kind: 'url', hint: t('link.hint') },
      ...(words === '' ? [{ name: 'words', label: t('link.words'), value: '' }] : []),
    ],
    check: ({ href = '' }) =>
      addressOf(href) === undefined ? { field: 'href', words: t('link.wrong') } : undefined,
  })
  if (!answer) return
  const { tr } = editor.state
  if ('removed' in answer) tr.removeMark(from, to, type)
  else {
    const href = addressOf(answer.values.href ?? '')
    if (words === '') tr.insertText(answer.values.words || (href ?? ''), from, to)
    tr.addMark(from, tr.mapping.map(to), type.create({ href }))
    tr.removeStoredMark(type)
  }
  editor.view.dispatch(tr)
  editor.view.focus()
}

/** What somebody means by an address: `example.org/a` is a page, `a@example.org` a letter. */
export function addressOf(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(trimmed)) return linkAddress(`mailto:${trimmed}`)
  if (/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(trimmed))
    return linkAddress(`https://${trimmed}`)
  return linkAddress(trimmed)
}
