import type { Context } from '../context.ts'
import type { Presence } from './presence.ts'
import type { Saver } from './saver.ts'

/** What happens to the page: it is left, comes back, loses or finds the network, goes on to another. */
export function watchPage(context: Context, saver: Saver, presence: Presence): void {
  addEventListener('pagehide', () => {
    void saver.flush({ closing: true })
    presence.leave()
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saver.flush()
    else again()
  })
  addEventListener('online', again)
  addEventListener('focus', again)
  addEventListener('beforeunload', (event) => {
    // Only where the browser keeps nothing: else the text is there on return.
    if (!saver.isKept() || context.uploads.busy()) event.preventDefault()
  })
  document.addEventListener('click', goSaved)
  document.addEventListener('submit', sendSaved)

  /** Signed in again in another window, or back on the network: it goes on by itself. */
  function again(): void {
    const { kind } = saver.state()
    if (kind === 'offline' || kind === 'signedOut') saver.resume()
  }

  /** Preview, submission and the like show what was typed, so it is sent first. */
  function goSaved(event: MouseEvent): void {
    const goal = (event.target as Element).closest?.<HTMLElement>('[data-needs-saved]')
    if (!goal || !saver.unsaved() || event.defaultPrevented) return
    event.preventDefault()
    void saver.flush().then(() => {
      if (!saver.unsaved()) goal.click()
    })
  }

  /** Another form of the page, such as that of the cover, changes the same working copy. */
  function sendSaved(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement
    if (event.defaultPrevented || context.host.contains(form) || !saver.unsaved()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void saver.flush().then(() => {
      if (!saver.unsaved()) form.requestSubmit(event.submitter)
    })
  }
}
