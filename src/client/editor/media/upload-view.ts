import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'

export type UploadView = {
  dom: HTMLElement
  progress(part: number): void
  failed(message: string): void
}

type Deeds = { retry: () => void; cancel: () => void }

/** What stands in the text while files are sent: what they are, how far it is, and what to do when it fails. */
export function createUploadView({ t }: Context, files: readonly File[], deeds: Deeds): UploadView {
  const bar = element('progress', { max: 1, value: 0, 'aria-label': t('upload.progress') })
  const words = element('p', { role: 'status' })
  const again = button(
    t('upload.retry'),
    () => {
      again.hidden = true
      deeds.retry()
    },
    { class: 'button button-line', hidden: true },
  )
  const cancel = button(t('upload.cancel'), deeds.cancel, { class: 'ed-small' })
  const dom = element(
    'div',
    { class: 'ed-upload', contenteditable: 'false' },
    words,
    bar,
    element('div', { class: 'ed-upload-tools' }, again, cancel),
  )
  const name = files.length === 1 ? (files[0]?.name ?? '') : t('upload.files', { count: files.length })
  return {
    dom,
    progress(part) {
      dom.removeAttribute('data-failed')
      bar.hidden = false
      bar.value = part
      words.textContent = t('upload.running', { name, percent: Math.round(part * 100) })
    },
    failed(message) {
      dom.setAttribute('data-failed', '')
      bar.hidden = true
      again.hidden = false
      words.textContent = t('upload.failed', { name, reason: message || t('upload.offline') })
    },
  }
}
