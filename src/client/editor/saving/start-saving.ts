import type { Context } from '../context.ts'
import type { Frame } from '../frame.ts'
import type { Fields, Timing, Writing } from '../page-data.ts'
import type { Claim } from './claim.ts'
import { chooseSide } from './conflict-dialog.ts'
import { keepLosing } from './keep-losing.ts'
import type { LocalStore } from './local-store.ts'
import { createPresence, type Presence } from './presence.ts'
import { putDraft } from './put-draft.ts'
import { createSaver, type Saver, type SaveState } from './saver.ts'
import { createStatus } from './status.ts'
import { watchPage } from './watch-page.ts'

type Options = {
  claim: Claim
  left: Record<string, unknown> | undefined
  store: LocalStore | undefined
  timing: Timing
  frame: Frame
}

export type Saving = { change(name: string, value: unknown): void; begin(): void }

/** Saving as a whole: what is typed, kept, sent, refused, restored; who else writes; what to do about it. */
export function startSaving(context: Context, { claim, left, store, timing, frame }: Options): Saving {
  const { page, host, t } = context
  const { session } = claim
  const record = { articleId: page.articleId, personId: page.person.id, session }
  const status = createStatus(context, {
    compare: () => void compare(),
    takeOver: () => void takeOver(),
    retry: () => saver.resume(),
  })
  const saver: Saver = createSaver({
    record,
    version: claim.left?.version ?? page.version,
    savedAt: page.savedAt ? new Date(page.savedAt) : null,
    unsaved: left,
    store,
    timing,
    put: (put, options) => putDraft(page.urls.draft, put, options),
    onState,
  })
  let presence: Presence | undefined
  let isOpening = left !== undefined
  frame.notices.append(status.bar)
  status.show(saver.state())

  return {
    change(name, value) {
      saver.change(name, value)
      presence?.touch()
    },
    begin() {
      presence = createPresence({ page, session, timing, onWriting })
      watchPage(context, saver, presence)
      if (page.writing && session === page.session) onWriting(page.writing)
      if (!left) return
      context.say(t('restored'))
      void saver.flush()
    },
  }

  function onState(state: SaveState): void {
    status.show(state)
    if (state.kind === 'saved' && state.at)
      host.dispatchEvent(new CustomEvent('draft-saved', { bubbles: true, detail: { savedAt: state.at } }))
    if (state.kind === 'taken') frame.lock(true)
    // A window that was just opened has nothing in the middle of being typed: the choice comes at once.
    if (state.kind === 'conflict' && isOpening) void compare()
    if (state.kind === 'saved') isOpening = false
  }

  function onWriting(writing: Writing | null): void {
    if (writing) saver.pause({ kind: 'taken', by: writing.name, since: writing.since })
    else if (saver.state().kind === 'taken') void goOn()
  }

  async function takeOver(): Promise<void> {
    await presence?.takeOver()
  }

  /** The article is free again: what the other one saved is taken over, or chosen from. */
  async function goOn(): Promise<void> {
    frame.lock(false)
    if (saver.unsaved()) return saver.resume()
    const answer = await putDraft(page.urls.draft, { baseVersion: saver.version(), session, fields: {} })
    if (answer.kind === 'conflict') location.reload()
    else saver.resume()
  }

  function mine(): Fields {
    const { editor } = context
    return { ...page.fields, ...left, ...saver.unsaved(), body: editor.getJSON() as Fields['body'] }
  }

  async function compare(): Promise<void> {
    const state = saver.state()
    if (state.kind !== 'conflict') return
    const by = state.by ?? t('conflict.someone')
    const time = new Date(state.savedAt).toLocaleString(page.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    })
    const theirs = { fields: state.fields, title: t('conflict.other', { name: by, time }) }
    const choice = await chooseSide(context, { fields: mine(), title: t('conflict.here') }, theirs)
    const base = { session, store, record, page }
    if (choice === 'mine') {
      await keepLosing(base, state.version, state.fields)
      saver.rebase(state.version)
      for (const name of ['title', 'summary']) saver.change(name, mine()[name])
      saver.change('body', context.editor.state.doc)
      saver.resume()
    } else if (choice === 'theirs') {
      await keepLosing(base, state.version, mine())
      await saver.discard()
      location.reload()
    }
  }
}
