/** Shows on a button whether it is on. */
export function showState(form: HTMLFormElement, on: boolean): void {
  form.querySelector('button')?.setAttribute('aria-pressed', `${on}`)
}

/**
 * Makes a like, bookmark or follow instant: the button changes at once, and back with a word if it failed. Further
 * clicks meanwhile are one more request at the end, for what was wanted last. For a stranger the form is sent as
 * without script: signing in comes first.
 */
export function joinWith(form: HTMLFormElement, isKnown: () => boolean, ask: typeof fetch): void {
  const button = form.querySelector('button')
  if (!button) return
  let wanted: boolean | undefined
  let sending = false
  const isOn = () => button.getAttribute('aria-pressed') === 'true'
  form.addEventListener('submit', (event) => {
    if (!isKnown()) return
    event.preventDefault()
    wanted = !isOn()
    tell(form, '')
    const before = isOn()
    showState(form, wanted)
    if (!sending) void send(before)
  })

  async function send(before: boolean): Promise<void> {
    sending = true
    let confirmed = before
    while (wanted !== undefined && wanted !== confirmed) {
      const on = wanted
      const failure = await set(form, on, ask)
      if (failure !== undefined) {
        showState(form, confirmed)
        tell(form, failure)
        break
      }
      confirmed = on
    }
    wanted = undefined
    sending = false
  }
}

/** Sends what is wanted; gives words when it failed. */
async function set(form: HTMLFormElement, on: boolean, ask: typeof fetch): Promise<string | undefined> {
  const { offline, failed } = noteOf(form)?.dataset ?? {}
  try {
    const answer = await ask(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ on: on ? '1' : '0' }),
    })
    // Signed out meanwhile: the form goes the way without script, to sign in.
    if (answer.status === 401) form.submit()
    const { count, message } = (await answer.json()) as { count?: string; message?: string }
    if (!answer.ok) return message ?? failed ?? ''
    const number = form.querySelector('.join-count')
    if (number && count !== undefined) number.textContent = count === '0' ? '' : count
    return undefined
  } catch {
    return (navigator.onLine ? failed : offline) ?? ''
  }
}

function tell(form: HTMLFormElement, words: string): void {
  const note = noteOf(form)
  if (note) note.textContent = words
}

function noteOf(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector('[role=status]')
}
