import { showLiked } from './likes.ts'

/** Shows what a reader liked, and the way to what they wrote; asked once, for those who are signed in. */
export async function showOwn(
  room: HTMLElement,
  { isKnown, ask }: { isKnown: () => boolean; ask: typeof fetch },
): Promise<void> {
  if (!isKnown()) return
  const answer = await ask(`/me.json?comments=${room.dataset.comments}`).catch(() => undefined)
  if (!answer?.ok) return
  const { comments } = (await answer.json()) as { comments?: { liked: string[]; written: string[] } }
  if (!comments) return
  const liked = new Set(comments.liked)
  const written = new Set(comments.written)
  for (const floor of room.querySelectorAll<HTMLElement>('[data-comment]')) {
    const id = floor.dataset.comment ?? ''
    const form = floor.querySelector<HTMLFormElement>('form[data-comment-like]')
    if (form) showLiked(form, liked.has(id))
    const link = floor.querySelector<HTMLAnchorElement>('[data-own-comment]')
    if (link) link.hidden = !written.has(id)
  }
}
