import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import type { SaveState } from './saver.ts'

export type StatusDeeds = { compare(): void; takeOver(): void; retry(): void }
export type Status = { bar: HTMLElement; show(state: SaveState): void }

const LOOKS: Record<SaveState['kind'], string> = {
  saved: 'saved',
  changed: 'saving',
  saving: 'saving',
  offline: 'offline',
  conflict: 'conflict',
  taken: 'conflict',
  signedOut: 'failed',
  refused: 'failed',
}

/** How the text is kept, in words: a line in the page's bar, and for what needs a decision a bar above the text. */
export function createStatus({ t, page }: Context, deeds: StatusDeeds): Status {
  const line =
    document.getElementById('save-state') ?? element('span', { class: 'save-state', role: 'status' })
  const bar = element('div', { class: 'ed-notice', role: 'alert', hidden: true })
  const clock = new Intl.DateTimeFormat(page.language, { timeStyle: 'medium', hourCycle: 'h23' })
  let shown = ''
  if (!line.isConnected) bar.before(line)
  return {
    bar,
    show(state) {
      line.dataset.state = LOOKS[state.kind]
      const words = wordsOf(state)
      if (line.textContent !== words) line.textContent = words
      const kind = JSON.stringify({ ...state, fields: undefined })
      const needed = ['conflict', 'taken', 'signedOut', 'refused'].includes(state.kind)
      if (bar.hidden === !needed && kind === shown) return
      shown = kind
      bar.hidden = !needed
      if (needed) bar.replaceChildren(element('p', {}, explanation(state)), ...deedsOf(state))
    },
  }

  function wordsOf(state: SaveState): string {
    if (state.kind === 'saved')
      return state.at ? t('state.saved', { time: clock.format(state.at) }) : t('state.new')
    if (state.kind === 'offline') return t(state.kept ? 'state.offline' : 'state.offline.lost')
    return t(`state.${state.kind}`)
  }

  function explanation(state: SaveState): string {
    if (state.kind === 'taken')
      return t('taken.text', { name: state.by, time: clock.format(new Date(state.since)) })
    if (state.kind === 'conflict') return t('conflict.text', { name: state.by ?? t('conflict.someone') })
    if (state.kind === 'refused') return t('refused.text', { reason: state.message })
    return t('signedOut.text')
  }

  function deedsOf(state: SaveState): HTMLElement[] {
    if (state.kind === 'taken')
      return [button(t('taken.over'), deeds.takeOver, { class: 'button button-line' })]
    if (state.kind === 'conflict') return [button(t('conflict.compare'), deeds.compare, { class: 'button' })]
    if (state.kind !== 'signedOut') return []
    const href = page.urls.signIn ?? `/sign-in?next=${encodeURIComponent(location.pathname)}`
    return [
      element(
        'a',
        { class: 'button button-line', href, target: '_blank', rel: 'noopener' },
        t('signedOut.link'),
      ),
      button(t('signedOut.again'), deeds.retry, { class: 'ed-small' }),
    ]
  }
}
