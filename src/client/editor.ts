/** `<article-editor>`: the text of an article, written and kept. Without script the form inside the element stands. */

import { readPageData } from './editor/page-data.ts'
import { startEditor } from './editor/start.ts'
import { addStyles } from './editor/styles.ts'

class ArticleEditor extends HTMLElement {
  connectedCallback(): void {
    const page = readPageData()
    if (!page || this.dataset.started !== undefined) return
    this.dataset.started = ''
    addStyles()
    void startEditor(this, page)
  }
}

customElements.define('article-editor', ArticleEditor)
