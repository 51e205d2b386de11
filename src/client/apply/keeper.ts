import { localCopy } from './local-copy.ts'

export type Words = Readonly<Record<string, string>>
type Keeping = {
  form: HTMLFormElement
  state: HTMLElement
  href: string
  zone: string
  words: Words
  signal: AbortSignal
}

/** Milliseconds without typing until it is sent, and between tries when it could not be. */
const PAUSE = 800
const AGAIN = 10_000
const NOT_KEPT = new Set(['do', 'remove', 'avatarRemove'])

/** Keeps what is typed: in the browser at once, on the server after a pause. Tells which, and what stood in the way. */
export function keepTyped({ form, state, href, zone, words, signal }: Keeping): void {
  const version = form.elements.namedItem('version') as HTMLInputElement
  const copy = localCopy(`form:${href}`)
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  let timer: number | undefined
  let sending = false
  let stopped = false

  const tell = (kind: string, text = '') => {
    state.dataset.state = kind
    state.textContent = text
  }
  const plan = (wait: number) => {
    clearTimeout(timer)
    if (!stopped) timer = window.setTimeout(send, wait)
  }
  const retry = (kind: string, text = '') => {
    tell(kind, text)
    plan(AGAIN)
  }

  async function send(): Promise<void> {
    if (sending) return plan(PAUSE)
    sending = true
    const typed = typedIn(form)
    tell('saving', words.saving)
    try {
      const answer = await fetch(href, {
        method: 'PUT',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(typed),
        redirect: 'manual',
        signal,
      })
      if (answer.type === 'opaqueredirect' || answer.status === 401) return tell('failed', words.signedOut)
      const said = (await answer.json()) as {
        version?: number
        savedAt?: string
        errors?: Record<string, string>
      }
      if (answer.ok && said.savedAt) {
        version.value = String(said.version)
        // Typed while it was on its way: what is in the browser is newer.
        if (same(typed, typedIn(form))) copy.forget()
        else plan(PAUSE)
        return tell('saved', words.saved?.replace('{time}', clock.format(new Date(said.savedAt))))
      }
      if (answer.status === 409) {
        stopped = true
        return tell('conflict', words.conflict)
      }
      const [text] = Object.values(said.errors ?? {})
      if (answer.status === 422 && text) return tell('failed', words.failed?.replace('{text}', text))
      retry('failed', words.again)
    } catch {
      if (!signal.aborted)
        retry(navigator.onLine ? 'failed' : 'offline', navigator.onLine ? words.again : words.offline)
    } finally {
      sending = false
    }
  }

  const kept = copy.read()
  const restore = () => {
    if (!kept || !fill(form, kept.typed)) return
    tell('saving', words.restored)
    plan(0)
  }
  if (kept && same(kept.typed, typedIn(form))) copy.forget()
  else if (kept?.version === version.value) restore()
  // Both were changed since: the person chooses.
  else if (kept) offerCopy(form, { restore, drop: copy.forget })
  form.addEventListener(
    'input',
    ({ target }) => {
      if (
        (target as HTMLInputElement).type === 'file' ||
        (target as HTMLInputElement).name?.startsWith('agreed-')
      )
        return
      copy.write({ version: version.value, typed: typedIn(form) })
      plan(PAUSE)
    },
    { signal },
  )
  form.addEventListener(
    'submit',
    () => {
      stopped = true
      clearTimeout(timer)
      // Should the way to the server fail, the copy is there when the page is opened again.
      copy.write({ version: version.value, typed: typedIn(form) })
    },
    { signal },
  )
  addEventListener('online', () => plan(0), { signal })
  addEventListener(
    'pageshow',
    () => {
      stopped = false
    },
    { signal },
  )
}

function offerCopy(form: HTMLFormElement, { restore, drop }: { restore(): void; drop(): void }): void {
  const offer = form.querySelector<HTMLElement>('.kept-copy')
  if (!offer) return
  offer.hidden = false
  for (const [name, deed] of Object.entries({ restore, drop })) {
    offer.querySelector(`[data-${name}]`)?.addEventListener('click', () => {
      offer.hidden = true
      deed()
    })
  }
}

/** Every text and choice, files and buttons apart. */
function typedIn(form: HTMLFormElement): Record<string, string> {
  const pairs = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && !NOT_KEPT.has(name),
  )
  return Object.fromEntries(pairs) as Record<string, string>
}

function same(one: Record<string, string>, other: Record<string, string>): boolean {
  const { version: _one, ...a } = one
  const { version: _other, ...b } = other
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Puts kept words back; whether any of them differed. */
function fill(form: HTMLFormElement, typed: Record<string, string>): boolean {
  let changed = false
  for (const [name, value] of Object.entries(typed)) {
    const field = form.elements.namedItem(name)
    if (!field || name === 'version' || !('value' in field) || field.value === value) continue
    field.value = value
    changed = true
  }
  return changed
}
