/** `<offline-reading>` on `/offline`: switches keeping on and off, and lists what is kept. Words come with the page. */
import { registerWorker } from './worker/register.ts'

const KEPT = 'kept-articles'
const LIST = '/offline/articles.json'

type Article = { href: string; title: string; language: string; account: string }
class OfflineReading extends HTMLElement {
  connectedCallback(): void {
    if ('serviceWorker' in navigator && 'caches' in window) this.begin()
    else this.tell('unfit')
  }

  private begin(): void {
    navigator.serviceWorker.addEventListener('message', (event) => {
      const { kind } = (event.data ?? {}) as { kind?: string }
      if (kind === 'kept' || kind === 'signed-out' || kind === 'failed') void this.show(kind)
    })
    this.button('keep')?.addEventListener('click', () => void this.keep())
    this.button('refresh')?.addEventListener('click', () => void this.refresh())
    this.button('forget')?.addEventListener('click', () => void this.forget())
    void this.show()
  }

  private async keep(): Promise<void> {
    this.tell('working')
    try {
      await registerWorker()
      await this.refresh()
    } catch {
      this.tell('failed')
    }
  }

  private async refresh(): Promise<void> {
    this.tell('working')
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage({ kind: 'refresh' })
  }

  private async forget(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration('/')
    // The same worker shows notices.
    if (!(await registration?.pushManager?.getSubscription())) await registration?.unregister()
    await caches.delete(KEPT)
    await this.show('forgotten')
  }

  /** The state as it is on this device; `outcome` is what just happened. */
  private async show(outcome?: string): Promise<void> {
    const on = outcome === 'signed-out' || (await caches.has(KEPT))
    const articles = on ? await keptArticles() : []
    for (const [name, wanted] of [
      ['keep', !on],
      ['refresh', on],
      ['forget', on],
    ] as const) {
      const button = this.button(name)
      if (button) button.hidden = !wanted
    }
    this.list(articles)
    this.tell(outcome ?? (on ? (articles.length > 0 ? 'kept' : 'none') : 'off'))
  }

  private list(articles: Article[]): void {
    const list = this.querySelector('ul')
    if (!list) return
    list.replaceChildren(
      ...articles.map(({ href, title, language, account }) => {
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.href = href
        link.lang = language
        link.textContent = title
        const by = document.createElement('span')
        by.className = 'by'
        by.textContent = account
        item.append(link, by)
        return item
      }),
    )
  }

  private tell(state: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.getAttribute(`data-${state}`) ?? ''
  }

  private button(name: string): HTMLButtonElement | null {
    return this.querySelector(`button[value=${name}]`)
  }
}

async function keptArticles(): Promise<Article[]> {
  const answer = await (await caches.open(KEPT)).match(LIST)
  if (!answer) return []
  return ((await answer.json()) as { articles: Article[] }).articles
}

customElements.define('offline-reading', OfflineReading)
