import { openPanel, type Words } from './panel.ts'
import { Reading } from './reading.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { ownVoices } from './voices.ts'

/** The name that `::highlight()` in the style sheet gives its colours. */
const MARK = 'aloud'

/** Reads the page's article aloud, from its title on. Stopping puts everything back, and the focus on the button. */
export async function readAloud(page: Document, view: Window, button: HTMLElement): Promise<void> {
  const article = page.querySelector('article.article')
  if (!article || page.querySelector('.aloud')) return
  const words = JSON.parse(button.dataset.listen ?? '{}') as Words
  const panel = openPanel(page, words, {
    press(control) {
      if (control === 'toggle') reading?.toggle()
      else if (control === 'stop') end()
      else reading?.move(control === 'back' ? -1 : 1)
    },
    rate: (rate) => reading?.setRate(rate),
  })
  page.documentElement.classList.add('has-aloud')
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end()
  }
  view.addEventListener('keydown', onKey)
  view.addEventListener('pagehide', () => view.speechSynthesis.cancel())
  panel.focus()
  panel.tell(words.looking ?? '')

  let reading: Reading | undefined
  const voices = await ownVoices(view.speechSynthesis)
  if (!panel.element.isConnected) return
  reading = new Reading(view.speechSynthesis, voices, sentencesOf(article), {
    at(sentence, state) {
      if (state === 'stopped') return end()
      panel.show(sentence, state)
      mark(sentence)
      if (sentence) keepInSight(view, sentence.range, panel.element)
    },
    failed: (why) => panel.tell(words[why] ?? ''),
  })
  if (voices.length === 0) panel.tell(words.voice ?? '')
  else reading.read()

  function end() {
    view.removeEventListener('keydown', onKey)
    view.speechSynthesis.cancel()
    mark(undefined)
    panel.element.remove()
    page.documentElement.classList.remove('has-aloud')
    button.focus()
  }
}

/** Marks words without touching the document (CSS Custom Highlight API); where it is missing the caption shows them. */
function mark(sentence: Sentence | undefined): void {
  if (!('highlights' in CSS)) return
  if (sentence) CSS.highlights.set(MARK, new Highlight(sentence.range))
  else CSS.highlights.delete(MARK)
}

function keepInSight(view: Window, range: Range, panel: HTMLElement): void {
  const { top, bottom } = range.getBoundingClientRect()
  const floor = view.innerHeight - panel.offsetHeight
  if (top >= 0 && bottom <= floor) return
  const behavior = view.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  view.scrollBy({ top: top - floor / 3, behavior })
}
