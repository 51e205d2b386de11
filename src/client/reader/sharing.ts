/** Shows the share buttons that this browser can serve: copying, and the system's own sheet. */
export function offerSharing(page: Document, browser: Navigator): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-share]')) {
    const act = actionFor(button, browser)
    if (!act) continue
    button.addEventListener('click', act)
    const item = button.closest<HTMLElement>('[hidden]')
    if (item) item.hidden = false
  }
}

function actionFor(button: HTMLButtonElement, browser: Navigator): (() => void) | undefined {
  const { share, url = '', title = '' } = button.dataset
  if (share === 'system' && typeof browser.share === 'function') {
    // A reader who closes the sheet has not met an error.
    return () => void browser.share({ title, url }).catch(() => undefined)
  }
  if (share === 'copy' && browser.clipboard) {
    return () => void browser.clipboard.writeText(url).then(() => tellDone(button))
  }
  return undefined
}

/** The button says what happened, also to a screen reader, then takes its own words back. */
function tellDone(button: HTMLButtonElement): void {
  const words = button.textContent
  button.setAttribute('aria-live', 'polite')
  button.textContent = button.dataset.done ?? words
  setTimeout(() => {
    button.textContent = words
  }, 2000)
}
