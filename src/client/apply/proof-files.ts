import type { Words } from './keeper.ts'

type Sending = { form: HTMLFormElement; words: Words; signal: AbortSignal }
type Sent = { id?: string; name?: string; bytes?: number; message?: string }

/** Sends chosen files at once, one after another, and lists them. */
export function sendProofs({ form, words, signal }: Sending): void {
  const part = form.querySelector<HTMLElement>('[data-proofs]')
  const field = part?.querySelector<HTMLInputElement>('input[type=file]')
  const state = part?.querySelector<HTMLElement>('.proof-state')
  const list = part?.querySelector('.files')
  const pattern = part?.querySelector('template')
  const href = part?.dataset.proofs
  if (!field || !state || !list || !pattern || !href) return

  async function sendAll(): Promise<void> {
    const files = [...(field?.files ?? [])]
    const said: string[] = []
    for (const file of files) {
      tell([...said, fill(words.sending, file.name)])
      const sent = await sendOne(href as string, file, signal)
      if (sent.id) add(sent)
      said.push(
        sent.id ? fill(words.sent, sent.name ?? file.name) : (sent.message ?? fill(words.notSent, file.name)),
      )
    }
    // Sent already: the form must not send them again.
    if (field) field.value = ''
    tell(said)
  }

  function tell(lines: string[]): void {
    if (state) state.textContent = lines.join('\n')
  }

  function add({ id = '', name = '', bytes = 0 }: Sent): void {
    if (list?.querySelector(`[value="${CSS.escape(id)}"]`)) return
    const row = pattern?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
    const link = row?.querySelector('a')
    const button = row?.querySelector('button')
    if (!row || !link || !button) return
    link.href = `${href}/${id}`
    const title = row.querySelector('.file-name')
    if (title) title.textContent = name
    const size = row.querySelector('[data-bytes]')
    if (size)
      size.textContent =
        bytes < 1_000_000
          ? `${Math.max(1, Math.round(bytes / 1000))} kB`
          : `${(bytes / 1_000_000).toFixed(1)} MB`
    button.value = id
    button.setAttribute('aria-label', fill(button.getAttribute('aria-label') ?? '', name))
    list?.append(row)
  }

  field.addEventListener('change', () => void sendAll(), { signal })
}

async function sendOne(href: string, file: File, signal: AbortSignal): Promise<Sent> {
  const body = new FormData()
  body.append('proof', file)
  try {
    const answer = await fetch(href, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      redirect: 'manual',
      signal,
    })
    return (await answer.json()) as Sent
  } catch {
    return {}
  }
}

function fill(text = '', name: string): string {
  return text.replace('{name}', name)
}
