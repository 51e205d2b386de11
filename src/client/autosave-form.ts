/** `<autosave-form>`: a form that is kept as it is typed. Without script the form inside saves when it is sent. */
import { checkHandle } from './apply/handle-check.ts'
import { keepTyped } from './apply/keeper.ts'
import { localCopy } from './apply/local-copy.ts'
import { sendProofs } from './apply/proof-files.ts'

class AutosaveForm extends HTMLElement {
  private readonly ended = new AbortController()

  connectedCallback(): void {
    // What was handed in or thrown away leaves nothing behind in this browser.
    if (this.dataset.forget) localCopy(`form:${this.dataset.forget}`).forget()
    const form = this.querySelector('form')
    const state = this.querySelector<HTMLElement>('#save-state')
    if (!form || !state) return
    const { href = '', handle = '', zone = 'UTC', messages = '{}' } = this.dataset
    const words: Record<string, string> = JSON.parse(messages)
    const { signal } = this.ended
    keepTyped({ form, state, href, zone, words, signal })
    checkHandle({ form, href: handle, words, signal })
    sendProofs({ form, words, signal })
  }

  disconnectedCallback(): void {
    this.ended.abort()
  }
}

customElements.define('autosave-form', AutosaveForm)
