type Told = { href?: string; state?: string; message?: string }

/**
 * Sends comments without leaving the page. What is typed is kept in this tab until it was sent, also while its writer
 * signs in. Each filling-in has a key: sent twice, it is one comment.
 */
export function sendComments(
  room: HTMLElement,
  view: Window,
  { isKnown, onSent }: { isKnown: () => boolean; onSent: () => void },
): void {
  const form = room.querySelector<HTMLFormElement>('form[data-comment-form]')
  const box = form?.querySelector('textarea')
  if (!form || !box) return
  const place = `comment:${form.action}`
  const kept = view.sessionStorage.getItem(place)
  if (kept && box.value === '') box.value = kept
  box.addEventListener('input', () => view.sessionStorage.setItem(place, box.value))
  let key = view.crypto.randomUUID()
  let sending = false

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (sending) return
    if (isKnown()) void send()
    else signIn()
  })

  async function send(): Promise<void> {
    sending = true
    const { offline, failed } = (form as HTMLFormElement).dataset
    try {
      const body = new URLSearchParams(new FormData(form as HTMLFormElement) as never)
      body.set('key', key)
      const answer = await view.fetch((form as HTMLFormElement).action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body,
      })
      if (answer.status === 401) return signIn()
      const told = (await answer.json()) as Told
      if (answer.ok) sent(told)
      else tell(told.message ?? failed ?? '')
    } catch {
      tell((view.navigator.onLine ? failed : offline) ?? '')
    } finally {
      sending = false
    }
  }

  function sent({ href = '', state }: Told): void {
    const { sent: words = '', held = '', open = '' } = (form as HTMLFormElement).dataset
    const isShown = state === 'visible'
    ;(box as HTMLTextAreaElement).value = ''
    view.sessionStorage.removeItem(place)
    key = view.crypto.randomUUID()
    tell(isShown ? words : held, { href, words: open })
    if (isShown) onSent()
  }

  function signIn(): void {
    const { pathname, search } = view.location
    view.location.assign(`/sign-in?to=${encodeURIComponent(`${pathname}${search}#comments`)}`)
  }

  function tell(words: string, link?: { href: string; words: string }): void {
    const note = (form as HTMLFormElement).querySelector('.comment-status')
    if (!note) return
    note.textContent = words
    if (!link) return
    const anchor = view.document.createElement('a')
    anchor.href = link.href
    anchor.textContent = link.words
    note.append(' ', anchor)
  }
}
