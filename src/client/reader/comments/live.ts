/**
 * Tells of comments that were written since the page was made, by a link; nothing on the page moves. The stream is open
 * only while the page is in front and its comments are in sight.
 */
export function showNewOnes(room: HTMLElement, view: Window & typeof globalThis): { countOwn: () => void } {
  const note = room.querySelector<HTMLElement>('[data-new-comments]')
  const link = note?.querySelector('a')
  const { live } = room.dataset
  let seen = Number(room.dataset.floors ?? 0)
  let floors = seen
  if (!note || !link || !live) return { countOwn: () => undefined }
  const words = JSON.parse(note.dataset.words ?? '{}') as Partial<Record<Intl.LDMLPluralRule, string>>
  const rules = new Intl.PluralRules(view.document.documentElement.lang)
  let stream: EventSource | undefined
  let inSight = false

  const show = () => {
    const fresh = floors - seen
    link.hidden = fresh <= 0
    const said = words[rules.select(fresh)] ?? words.other ?? ''
    link.textContent = said.replace('{count}', String(fresh))
  }
  const hear = ({ data }: MessageEvent<string>) => {
    floors = (JSON.parse(data) as { floors: number }).floors
    show()
  }
  const settle = () => {
    const wanted = inSight && view.document.visibilityState === 'visible'
    if (wanted && !stream) {
      stream = new view.EventSource(live)
      stream.addEventListener('message', hear)
    } else if (!wanted && stream) {
      stream.close()
      stream = undefined
    }
  }
  const watcher = new view.IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? false
    settle()
  })
  watcher.observe(room)
  view.document.addEventListener('visibilitychange', settle)
  view.addEventListener('pagehide', () => stream?.close())
  return {
    // Its news may have come before the answer to it.
    countOwn() {
      seen += 1
      show()
    },
  }
}
