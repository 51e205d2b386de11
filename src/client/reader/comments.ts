/** Fetches the script of comments when a page has some and its reader comes near them. */
export function offerComments(page: Document, view: Window & typeof globalThis): void {
  const room = page.querySelector<HTMLElement>('[data-comments]')
  if (!room) return
  const near = new view.IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      near.disconnect()
      const { startComments } = await import('./comments/start.ts')
      startComments(room, view)
    },
    { rootMargin: '600px' },
  )
  near.observe(room)
}
