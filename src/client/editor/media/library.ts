import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { openDialog } from '../parts/dialog.ts'
import type { Library, LibraryItem } from './media.ts'
import { showPicture } from './show-picture.ts'

type Answer = { items: LibraryItem[]; next?: string | null }

export function createLibrary(context: Context): Library {
  return {
    choose: (kind, { multiple }) => new Promise((resolve) => show(context, kind, multiple, resolve)),
  }
}

function show(
  { t, page, host }: Context,
  kind: 'picture' | 'video',
  multiple: boolean,
  resolve: (items: LibraryItem[]) => void,
): void {
  const chosen = new Map<string, LibraryItem>()
  const list = element('ul', { class: 'ed-library' })
  const status = element('p', { role: 'status' }, t('library.loading'))
  const more = button(t('library.more'), () => void load(more.value), {
    class: 'button button-line',
    hidden: true,
  })
  const take = button(t('library.take'), () => done([...chosen.values()]), { class: 'button' })
  take.disabled = true
  const dialog = openDialog(host, {
    title: t(kind === 'picture' ? 'library.pictures' : 'library.videos'),
    close: t('close'),
    body: [status, list, more, ...(multiple ? [element('div', { class: 'ed-actions' }, take)] : [])],
    onClose: () => resolve(result),
    wide: true,
  })
  let result: LibraryItem[] = []
  void load('')

  function done(items: LibraryItem[]): void {
    result = items
    dialog.close()
  }

  async function load(after: string): Promise<void> {
    try {
      const url = new URL(page.urls.library, location.href)
      url.searchParams.set('kind', kind)
      if (after) url.searchParams.set('after', after)
      const answer = await fetch(url, { headers: { accept: 'application/json' } })
      if (!answer.ok) throw new Error(String(answer.status))
      const { items, next } = (await answer.json()) as Answer
      const fitting = items.filter((item) => item.kind === kind)
      list.append(...fitting.map((item) => element('li', {}, entry(item))))
      status.textContent = list.childElementCount === 0 ? t('library.empty') : ''
      more.hidden = !next
      more.value = next ?? ''
    } catch {
      status.textContent = t('library.failed')
      more.hidden = false
    }
  }

  function entry(item: LibraryItem): HTMLElement {
    const words = item.alt || t(kind === 'picture' ? 'library.picture' : 'library.video')
    const shown = kind === 'picture' ? thumbnail(item, words) : element('span', {}, words)
    const made = element('button', { type: 'button', 'aria-pressed': multiple ? 'false' : undefined }, shown)
    made.addEventListener('click', () => {
      if (!multiple) return done([item])
      const on = !chosen.has(item.id)
      if (on) chosen.set(item.id, item)
      else chosen.delete(item.id)
      made.setAttribute('aria-pressed', String(on))
      take.disabled = chosen.size === 0
    })
    return made
  }
}

function thumbnail(item: LibraryItem, words: string): HTMLElement {
  const img = showPicture(item.id, 320, item)
  img.alt = words
  return img
}
