import { isDay } from '../../../kernel/document/attributes.ts'
import type { Context } from '../context.ts'
import { askForm } from './form-dialog.ts'
import { addressOf } from './link-dialog.ts'

/** Asks what is known of a source, and puts it at the caret or changes the one at a position. */
export async function editSource({ editor, host, t }: Context, position?: number): Promise<void> {
  if (!editor.isEditable) return
  const before = position === undefined ? undefined : editor.state.doc.nodeAt(position)
  const value = (name: string) => String(before?.attrs[name] ?? '')
  const answer = await askForm(host, {
    title: t('source.title'),
    close: t('close'),
    submit: t(before ? 'source.save' : 'source.add'),
    remove: before ? t('remove') : undefined,
    fields: [
      { name: 'title', label: t('source.name'), value: value('title') },
      { name: 'author', label: t('source.author'), value: value('author') },
      { name: 'publisher', label: t('source.publisher'), value: value('publisher') },
      { name: 'href', label: t('source.address'), value: value('href'), kind: 'url' },
      { name: 'accessed', label: t('source.accessed'), value: value('accessed'), kind: 'date' },
    ],
    check: ({ title, href = '', author, publisher }) => {
      if (href !== '' && addressOf(href) === undefined) return { field: 'href', words: t('link.wrong') }
      return title || href || author || publisher ? undefined : { field: 'title', words: t('source.empty') }
    },
  })
  if (!answer) return
  const { tr, schema, selection } = editor.state
  if ('removed' in answer) {
    if (position !== undefined) tr.delete(position, position + 1)
  } else {
    const { title = '', author = '', publisher = '', href = '', accessed = '' } = answer.values
    const address = addressOf(href) ?? null
    const attrs = {
      title: title || (address ?? ''),
      author,
      publisher,
      href: address,
      accessed: isDay(accessed) ? accessed : null,
    }
    if (position === undefined) tr.insert(selection.to, schema.node('source', attrs))
    else tr.setNodeMarkup(position, undefined, attrs)
  }
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}
