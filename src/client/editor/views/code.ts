import type { NodeViewRenderer } from '@tiptap/core'
import { isCodeLanguage } from '../../../kernel/document/attributes.ts'
import type { Context } from '../context.ts'
import { element, isComposing } from '../dom.ts'
import { focusText } from '../focus-text.ts'
import { isOwnEvent } from './attribute-field.ts'

/** Code with the name of its language. */
export function codeView({ t }: Context): NodeViewRenderer {
  return (props) => {
    const { editor, getPos } = props
    let node = props.node
    const language = element('input', {
      class: 'ed-language',
      'aria-label': t('code.language'),
      placeholder: t('code.language'),
      maxlength: 40,
      size: 12,
      spellcheck: 'false',
      autocapitalize: 'off',
      value: node.attrs.language ?? '',
      onchange: () => change(),
      onkeydown: (event: KeyboardEvent) => {
        if (isComposing(event) || event.key !== 'Enter') return
        event.preventDefault()
        change()
        focusText(editor, (getPos() ?? 0) + 1)
      },
    })
    const code = element('code')
    const bar = element('div', { class: 'ed-code-bar', contenteditable: 'false' }, language)
    const dom = element('div', { class: 'ed-code' }, bar, element('pre', { spellcheck: 'false' }, code))
    return {
      dom,
      contentDOM: code,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        if (document.activeElement !== language) language.value = next.attrs.language ?? ''
        return true
      },
      stopEvent: isOwnEvent,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !code.contains(mutation.target),
    }

    function change(): void {
      const pos = getPos()
      const name = language.value.trim()
      if (pos === undefined || (name !== '' && !isCodeLanguage(name))) return
      if ((node.attrs.language ?? '') === name) return
      editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'language', name || null))
    }
  }
}
