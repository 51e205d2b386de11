/**
 * On a page's places at the desk: articles and what is placed can be dragged to a place, and with keys 0–4 go the
 * article in focus to the top of the page, Alt and an arrow the card in focus up or down. Each is a form that is there
 * without script too.
 */
const desk = document.querySelector<HTMLElement>('[data-slots]')
const form = document.querySelector<HTMLFormElement>('[data-place-form]')
const KIND = 'application/x-masthead'

if (desk && form) {
  form.hidden = false
  for (const source of desk.querySelectorAll<HTMLElement>('[data-article], .spot[data-placement]')) {
    source.draggable = true
    // Pictures and links would be dragged by themselves.
    for (const part of source.querySelectorAll<HTMLElement>('img, a')) part.draggable = false
  }
  desk.addEventListener('dragstart', ({ target, dataTransfer }) => {
    const source = target instanceof Element ? target.closest<HTMLElement>('[draggable=true]') : null
    if (!source || !dataTransfer) return
    dataTransfer.effectAllowed = 'move'
    dataTransfer.setData(KIND, JSON.stringify({ ...source.dataset }))
    source.classList.add('dragged')
    desk.classList.add('dragging')
  })
  desk.addEventListener('dragend', () => {
    desk.classList.remove('dragging')
    for (const one of desk.querySelectorAll('.dragged, .drop-here'))
      one.classList.remove('dragged', 'drop-here')
  })
  desk.addEventListener('dragover', (event) => {
    const spot = spotOf(event)
    for (const one of desk.querySelectorAll('.drop-here')) if (one !== spot) one.classList.remove('drop-here')
    if (!spot || !event.dataTransfer?.types.includes(KIND)) return
    event.preventDefault()
    spot.classList.add('drop-here')
  })
  desk.addEventListener('drop', (event) => {
    const spot = spotOf(event)
    const dragged = event.dataTransfer?.getData(KIND)
    if (!spot || !dragged) return
    event.preventDefault()
    const { article, placement } = JSON.parse(dragged) as DOMStringMap
    if (article) place(form, spot, article)
    else if (placement && placement !== spot.dataset.placement) move(placement, spot)
  })
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey) return
    const { activeElement: focus } = document
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const way = event.key === 'ArrowUp' ? 'up' : 'down'
      const button = focus?.closest('.spot')?.querySelector<HTMLElement>(`[data-move=${way}]`)
      if (!button) return
      event.preventDefault()
      button.click()
      return
    }
    const article = focus?.closest<HTMLElement>('[data-article]')?.dataset.article
    if (!article || event.altKey || !/^[0-4]$/.test(event.key)) return
    const key = event.key === '0' ? 'lead..1' : `second..${event.key}`
    const spot = desk.querySelector<HTMLElement>(`[data-spot="${key}"]`)
    if (!spot) return
    event.preventDefault()
    place(form, spot, article)
  })
}

function spotOf(event: DragEvent): HTMLElement | undefined {
  const { target } = event
  return (target instanceof Element && target.closest<HTMLElement>('.spot[data-spot]')) || undefined
}

function place(into: HTMLFormElement, spot: HTMLElement, article: string): void {
  const fields = into.elements as unknown as Record<'spot' | 'target', HTMLInputElement>
  fields.spot.value = spot.dataset.spot ?? ''
  fields.target.value = article
  into.requestSubmit()
}

/** The same form as the buttons of a card have, for any place. */
function move(placement: string, spot: HTMLElement): void {
  const made = document.createElement('form')
  made.method = 'post'
  made.action = `/desk/slots/placements/${placement}/place`
  made.dataset.once = ''
  const values = { spot: spot.dataset.spot, displaced: spot.dataset.placement }
  for (const [name, value] of Object.entries(values)) {
    if (!value) continue
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    made.append(field)
  }
  document.body.append(made)
  made.requestSubmit()
}
