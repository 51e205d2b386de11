import { joinWith, showState } from './own-forms.ts'

/** Set beside the session: says only that asking who is signed in is worth a request. */
const KNOWN = /(?:^|;\s*)known=1(?:;|$)/

/**
 * Pages are the same for everyone; what is a reader's own comes in one request: their name at the way in, and how the
 * page's likes, bookmarks and follows stand. Other scripts hear of the answer by the event `own`.
 */
export async function showOwn(page: Document, ask: typeof fetch): Promise<void> {
  const link = page.querySelector<HTMLAnchorElement>('a[data-own]')
  const forms = [...page.querySelectorAll<HTMLFormElement>('form[data-join]')]
  const isKnown = () => KNOWN.test(page.cookie)
  for (const form of forms) joinWith(form, isKnown, ask)
  if (!isKnown() || (!link && forms.length === 0)) return
  // Each kind once: an article has several forms.
  const kinds = new Map(forms.map((form) => (form.dataset.join ?? '').split(' ', 2) as [string, string]))
  const asked = new URLSearchParams([...kinds])
  const answer = await ask(`/me.json?${asked}`).catch(() => undefined)
  if (!answer?.ok) return
  const own = (await answer.json()) as { person: { name: string } | null } & Record<string, unknown>
  if (!own.person) {
    page.cookie = 'known=; path=/; max-age=0'
    return
  }
  if (link) {
    link.textContent = own.person.name
    link.href = '/me'
  }
  for (const form of forms) {
    const [kind = '', , state = ''] = (form.dataset.join ?? '').split(' ')
    showState(form, Boolean((own[kind] as Record<string, boolean> | undefined)?.[state]))
  }
  page.dispatchEvent(new CustomEvent('own', { detail: own }))
}
