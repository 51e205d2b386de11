/** Set beside the session: says only that asking who is signed in is worth a request. */
const KNOWN = /(?:^|;\s*)known=1(?:;|$)/

/** Pages are the same for everyone; for somebody signed in the way in becomes the way to what is theirs. */
export async function showOwnLink(page: Document, ask: typeof fetch): Promise<void> {
  const link = page.querySelector<HTMLAnchorElement>('a[data-own]')
  if (!link || !KNOWN.test(page.cookie)) return
  const answer = await ask('/me.json').catch(() => undefined)
  if (!answer?.ok) return
  const { person } = (await answer.json()) as { person: { name: string } | null }
  if (!person) {
    page.cookie = 'known=; path=/; max-age=0'
    return
  }
  link.textContent = person.name
  link.href = '/me'
}
