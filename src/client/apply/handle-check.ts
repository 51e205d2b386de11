import type { Words } from './keeper.ts'

type Checking = { form: HTMLFormElement; href: string; words: Words; signal: AbortSignal }

/** Milliseconds without typing until the server is asked. */
const PAUSE = 400

/** Says under the field whether a handle is free, and why not. */
export function checkHandle({ form, href, words, signal }: Checking): void {
  const field = form.elements.namedItem('handle') as HTMLInputElement | null
  const place = form.querySelector<HTMLElement>('#handle-check')
  if (!field || !place) return
  let timer: number | undefined
  let asked = ''

  async function ask(): Promise<void> {
    const handle = field?.value.trim() ?? ''
    asked = handle
    if (!handle) return tell('')
    tell(words.checking)
    try {
      const answer = await fetch(`${href}?handle=${encodeURIComponent(handle)}`, {
        headers: { accept: 'application/json' },
        redirect: 'manual',
        signal,
      })
      const { ok, message } = (await answer.json()) as { ok?: boolean; message?: string }
      // Typed on meanwhile: that answer is about something else.
      if (asked === handle) tell(message, ok)
    } catch {
      if (asked === handle) tell('')
    }
  }

  function tell(text = '', ok?: boolean): void {
    if (!place) return
    place.textContent = text
    place.dataset.ok = ok === undefined ? '' : String(ok)
  }

  field.addEventListener(
    'input',
    (event) => {
      clearTimeout(timer)
      if (!(event as InputEvent).isComposing) timer = window.setTimeout(ask, PAUSE)
    },
    { signal },
  )
}
