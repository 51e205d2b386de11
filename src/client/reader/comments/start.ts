import { sendLikes } from './likes.ts'
import { showNewOnes } from './live.ts'
import { showOwn } from './own.ts'
import { sendComments } from './writing.ts'

/** Makes comments instant: sending, liking, what is one's own, and word of new ones. */
export function startComments(room: HTMLElement, view: Window & typeof globalThis): void {
  const isKnown = () => /(?:^|;\s*)known=1(?:;|$)/.test(view.document.cookie)
  const told = showNewOnes(room, view)
  sendComments(room, view, { isKnown, onSent: told.countOwn })
  sendLikes(room, { isKnown, ask: view.fetch.bind(view) })
  void showOwn(room, { isKnown, ask: view.fetch.bind(view) })
}
