import { Editor } from '@tiptap/core'
import { schema } from '../../kernel/document/schema.ts'
import type { Document } from '../../kernel/document/types.ts'
import type { Context } from './context.ts'
import { documentExtensions } from './document/extensions.ts'
import type { Frame } from './frame.ts'

/** Mounts TipTap on the one schema of articles. `onChange` is called for each change of the document. */
export function mountText(context: Context, frame: Frame, body: Document, onChange: () => void): Editor {
  const { t, page } = context
  return new Editor({
    element: frame.text,
    schemaSpec: schema.spec,
    extensions: documentExtensions(context),
    content: body,
    // A style element is not allowed here; what it would say is in editor.css.
    injectCSS: false,
    enablePasteRules: false,
    coreExtensionOptions: { tabindex: { value: '0' } },
    editorProps: {
      attributes: {
        id: 'ed-text',
        class: 'prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('text'),
        'data-hint': t('text.hint'),
        lang: String(page.fields.language ?? page.language),
      },
      scrollMargin: { top: 140, bottom: 80, left: 0, right: 0 },
      scrollThreshold: { top: 140, bottom: 80, left: 0, right: 0 },
    },
    onTransaction: ({ transaction }) => frame.updateSoon(transaction.docChanged),
    onUpdate: ({ transaction }) => {
      if (transaction.docChanged) onChange()
    },
  })
}
