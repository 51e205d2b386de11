/** Likes and takes likes back without leaving the page; a stranger's form goes the way without script. */
export function sendLikes(
  room: HTMLElement,
  { isKnown, ask }: { isKnown: () => boolean; ask: typeof fetch },
): void {
  const busy = new WeakSet<HTMLFormElement>()
  room.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!('commentLike' in form.dataset) || !isKnown()) return
    event.preventDefault()
    if (busy.has(form)) return
    busy.add(form)
    void like(form, ask, room.dataset.failed ?? '').finally(() => busy.delete(form))
  })
}

export function showLiked(form: HTMLFormElement, on: boolean): void {
  form.querySelector('button')?.setAttribute('aria-pressed', `${on}`)
}

/** `failed`: what is said when the answer says nothing, or there is none. */
async function like(form: HTMLFormElement, ask: typeof fetch, failed: string): Promise<void> {
  const button = form.querySelector('button')
  const before = button?.getAttribute('aria-pressed') === 'true'
  const note = form.parentElement?.querySelector('[role=status]')
  showLiked(form, !before)
  const refuse = (words: string) => {
    showLiked(form, before)
    if (note) note.textContent = words
  }
  if (note) note.textContent = ''
  try {
    const answer = await ask(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ on: before ? '0' : '1' }),
    })
    if (answer.status === 401) return form.submit()
    const { count, message } = (await answer.json()) as { count?: string; message?: string }
    if (!answer.ok) return refuse(message ?? failed)
    const likes = form.querySelector('[data-likes]')
    if (likes && count !== undefined) likes.textContent = count === '0' ? '' : count
  } catch {
    refuse(failed)
  }
}
