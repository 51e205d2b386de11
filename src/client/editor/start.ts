import type { Context } from './context.ts'
import { element } from './dom.ts'
import { createFrame } from './frame.ts'
import { createLibrary } from './media/library.ts'
import { createUploads } from './media/uploads.ts'
import { mountText } from './mount-text.ts'
import { type PageData, TIMING } from './page-data.ts'
import { fillPageForm, watchPageForm } from './parts/page-form.ts'
import { refreshChecks } from './parts/refresh-checks.ts'
import { typeAgain, typedBefore } from './parts/typed-before.ts'
import { converters } from './paste/put-in.ts'
import { claimSession } from './saving/claim.ts'
import { openLocalStore } from './saving/local-store.ts'
import { startSaving } from './saving/start-saving.ts'
import { createWords } from './words.ts'

/** Puts the editor in the place of the form that the page came with. */
export async function startEditor(host: HTMLElement, page: PageData): Promise<void> {
  const timing = { ...TIMING, ...page.timing }
  const live = element('p', { class: 'hidden-text', role: 'status' })
  const context = {
    page,
    t: createWords(page.messages),
    host,
    say: (words: string) => {
      live.textContent = words
    },
  } as unknown as Context
  context.uploads = createUploads(context)
  context.library = createLibrary(context)

  const store = await openLocalStore().catch(() => undefined)
  const claim = await claimSession(store, page)
  const left = claim.left ? (JSON.parse(claim.left.fields) as Record<string, unknown>) : undefined
  const fields = { ...page.fields, ...left }

  const typed = typedBefore(host, page.fields)
  const frame = createFrame(context, live)
  host.replaceChildren(...frame.parts)
  makeRoomForKeyboard()
  const saving = startSaving(context, { claim, left, store, timing, frame })
  context.editor = mountText(context, frame, fields.body, () =>
    saving.change('body', context.editor.state.doc),
  )
  frame.titles.set(fields.title, fields.summary)
  frame.onTitle((name, value) => saving.change(name, value))
  const form = document.querySelector<HTMLFormElement>('form[data-draft-form]')
  if (form) {
    if (left) fillPageForm(form, left)
    watchPageForm(form, (name, value) => saving.change(name, value))
  }
  frame.update()
  saving.begin()
  typeAgain(typed, host)
  refreshChecks(host)
  // Parsers for pasting, while nothing else is to be done; without the network they are there already.
  const idle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1000))
  idle(() => void converters().catch(() => {}))
}

/** On telephones the page ends where the keyboard begins, so that no dialog or menu lies beneath it (CSS Viewport, 4). */
function makeRoomForKeyboard(): void {
  const viewport = document.querySelector<HTMLMetaElement>('meta[name="viewport"]')
  if (viewport && !viewport.content.includes('interactive-widget'))
    viewport.content += ', interactive-widget=resizes-content'
}
