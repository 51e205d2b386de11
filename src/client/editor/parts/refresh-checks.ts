/** The least time between two looks, in milliseconds. */
const LEAST = 5000

/**
 * Brings the page's own list of checks (`#checks`) up to date after a saving. The server draws it: the page is asked for
 * again and its part put in place, parsed by the request itself, which needs no markup in script (Trusted Types).
 */
export function refreshChecks(host: HTMLElement): void {
  let isWaiting = false
  host.addEventListener('draft-saved', () => {
    if (isWaiting || !document.getElementById('checks')) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      if (document.visibilityState === 'visible') look()
    }, LEAST)
  })
}

function look(): void {
  const request = new XMLHttpRequest()
  request.responseType = 'document'
  request.onload = () => {
    const fresh = request.status === 200 ? request.responseXML?.getElementById('checks') : undefined
    const shown = document.getElementById('checks')
    // A list that somebody is in stays as it is until the next time.
    if (fresh && shown && !shown.contains(document.activeElement))
      shown.replaceWith(document.adoptNode(fresh))
  }
  request.open('GET', location.pathname)
  request.send()
}
