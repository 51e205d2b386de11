/** A visit counts as a read after five seconds in sight, or once a quarter of the article has been scrolled past. */
const SECONDS_IN_SIGHT = 5
const PART_SCROLLED = 0.25

/** Sends `POST /beacon {"article": id}` once for the page's `<article data-article>`; nothing about the reader is in it. */
export function countRead(page: Document, view: Window): void {
  const article = page.querySelector<HTMLElement>('article[data-article]')
  if (!article) return
  let seconds = 0
  const timer = view.setInterval(() => {
    if (page.visibilityState === 'visible') seconds += 1
    if (seconds >= SECONDS_IN_SIGHT) send()
  }, 1000)
  view.addEventListener('scroll', onScroll, { passive: true })

  function onScroll() {
    const { top, height } = (article as HTMLElement).getBoundingClientRect()
    if (-top >= height * PART_SCROLLED) send()
  }

  function send() {
    view.clearInterval(timer)
    view.removeEventListener('scroll', onScroll)
    view.navigator.sendBeacon(
      '/beacon',
      JSON.stringify({ article: (article as HTMLElement).dataset.article }),
    )
  }
}
