/**
 * On a submission at the desk: words that are selected in the text go into the form for a note, with the passage they
 * stand in. A button beside the selection leads to the form; the key n does the same.
 */
const passages = document.querySelector<HTMLElement>('[data-passages]')
const form = document.querySelector<HTMLElement>('[data-note-form]')
const box = form?.querySelector<HTMLTextAreaElement>('textarea')
const place = form?.querySelector<HTMLSelectElement>('select[name=block]')
const quote = form?.querySelector<HTMLInputElement>('input[name=quote]')
const shown = form?.querySelector<HTMLElement>('[data-note-quote]')
const QUOTE_MAX = 300

if (passages && form && box && place && quote && shown) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-main note-here'
  button.textContent = passages.dataset.passages || box.labels?.[0]?.textContent || ''
  button.hidden = true
  passages.append(button)

  document.addEventListener('selectionchange', () => {
    const chosen = chosenIn(passages)
    button.hidden = !chosen
    if (!chosen) return
    place.value = String(chosen.block + 1)
    quote.value = chosen.words
    shown.textContent = chosen.words
    shown.hidden = false
    const within = passages.getBoundingClientRect()
    button.style.top = `${chosen.at.bottom - within.top + 8}px`
    button.style.left = `${Math.max(0, Math.min(chosen.at.left - within.left, within.width - button.offsetWidth))}px`
  })
  // The selection must not be lost before the button hears of it.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    button.hidden = true
    box.focus()
    box.scrollIntoView({ block: 'center' })
  })
  // Another passage chosen by hand: the words that were selected are not in it.
  place.addEventListener('change', () => {
    quote.value = ''
    shown.hidden = true
  })
}

type Chosen = { block: number; words: string; at: DOMRect }

/** The selected words and the passage that they begin in; none where nothing or something else is selected. */
function chosenIn(text: HTMLElement): Chosen | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const node = range.startContainer
  const start = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-block]')
  const words = selection.toString().replace(/\s+/g, ' ').trim().slice(0, QUOTE_MAX)
  if (!start || !text.contains(start) || words === '') return undefined
  return { block: Number(start.dataset.block), words, at: range.getBoundingClientRect() }
}
