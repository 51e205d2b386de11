/** The band follows the pointer, the finger, and the focus of the keyboard; Escape puts it away on this page. */
export function showRuler(page: Document, view: Window): void {
  const band = page.createElement('div')
  band.className = 'ruler'
  band.setAttribute('aria-hidden', 'true')
  page.body.append(band)
  const away = new AbortController()
  const { signal } = away
  const moveTo = (middle: number) => {
    const most = view.innerHeight - band.offsetHeight
    band.style.top = `${Math.max(0, Math.min(most, middle - band.offsetHeight / 2))}px`
  }
  moveTo(view.innerHeight / 3)
  view.addEventListener('pointermove', (event) => moveTo(event.clientY), { passive: true, signal })
  view.addEventListener('pointerdown', (event) => moveTo(event.clientY), { passive: true, signal })
  page.addEventListener(
    'focusin',
    ({ target }) => {
      const { top, height } = (target as Element).getBoundingClientRect()
      moveTo(top + height / 2)
    },
    { signal },
  )
  view.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape') return
      band.remove()
      away.abort()
    },
    { signal },
  )
}
