/** A visit counts as a read after five seconds in sight, or once a quarter of the article has been scrolled past. */
const SECONDS_IN_SIGHT = 5
const PART_SCROLLED = 0.25
/** What half of it was in sight for a second was seen. */
const PART_SEEN = 0.5
const SEEN_MS = 1000
/** The server takes no more in one. */
const MOST = 60

/** Of a ranked item: the list, the place from 1, the article and, where one is told, the reason. */
type Seen = [list: string, position: number, article: string, reason?: string]

/**
 * Tells the server by `POST /beacon`, once a page, that its `<article data-article>` was read, and what of ranked
 * lists (`[data-ranked]`) was in sight; the rest when the page is left. Nothing about the reader is in it.
 */
export function countRead(page: Document, view: Window): void {
  const seen = watchRanked(page, view)
  const article = page.querySelector<HTMLElement>('article[data-article]')
  let read: string | undefined
  if (article) {
    let seconds = 0
    const timer = view.setInterval(() => {
      if (page.visibilityState === 'visible') seconds += 1
      if (seconds >= SECONDS_IN_SIGHT) note()
    }, 1000)
    const onScroll = () => {
      const { top, height } = article.getBoundingClientRect()
      if (-top >= height * PART_SCROLLED) note()
    }
    view.addEventListener('scroll', onScroll, { passive: true })
    const note = () => {
      view.clearInterval(timer)
      view.removeEventListener('scroll', onScroll)
      read = article.dataset.article
      send()
    }
  }
  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') send()
  })

  function send() {
    const told = seen.splice(0, MOST)
    if (!read && told.length === 0) return
    const from = read && otherHost(page)
    view.navigator.sendBeacon(
      '/beacon',
      JSON.stringify({ article: read, from, seen: told.length ? told : undefined }),
    )
    read = undefined
  }
}

/** Collects the ranked items that come in sight, each once. */
function watchRanked(page: Document, view: Window): Seen[] {
  const seen: Seen[] = []
  const items = page.querySelectorAll<HTMLElement>('[data-ranked]')
  if (items.length === 0 || !('IntersectionObserver' in view)) return seen
  const timers = new Map<Element, number>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        view.clearTimeout(timers.get(target))
        if (!isIntersecting) continue
        timers.set(
          target,
          view.setTimeout(() => {
            observer.unobserve(target)
            const one = seenOf(target as HTMLElement)
            if (one) seen.push(one)
          }, SEEN_MS),
        )
      }
    },
    { threshold: PART_SEEN },
  )
  for (const item of items) observer.observe(item)
  return seen
}

function seenOf(item: HTMLElement): Seen | undefined {
  const link = item.matches('a') ? item : item.querySelector('a[href^="/a/"]')
  const article = link?.getAttribute('href')?.split('/')[2]
  const { ranked = '', position, reason } = item.dataset
  if (!article) return undefined
  const place = [ranked, Number(position), article] as const
  return reason ? [...place, reason] : [...place]
}

/** The host that led here, when it is another one. */
function otherHost({ referrer, location }: Document): string | undefined {
  const host = referrer && URL.canParse(referrer) ? new URL(referrer).hostname : ''
  return host && host !== location.hostname ? host : undefined
}
