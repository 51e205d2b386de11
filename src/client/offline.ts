/** `<offline-reading>` on `/offline`: switches keeping on and off, and lists what is kept. Words come with the page. */

const KEPT = 'kept-articles'
const LIST = '/offline/articles.json'
const WORKER = '/service-worker.js'

type Article = { href: string; title: string; language: string; account: string }
type Policy = { createScriptURL(address: string): string }
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}

class OfflineReading extends HTMLElement {
  private policy: Policy | undefined

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
      await navigator.serviceWorker.register(this.workerAddress(), { scope: '/' })
      await this.refresh()
    } catch {
      this.tell('failed')
    }
  }

  /** The page's own policy (Trusted Types) may be made once. */
  private workerAddress(): string {
    const rules = { createScriptURL: (address: string) => address }
    const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes }
    this.policy ??= trustedTypes ? trustedTypes.createPolicy('offline', rules) : rules
    return this.policy.createScriptURL(WORKER)
  }

  private async refresh(): Promise<void> {
    this.tell('working')
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage({ kind: 'refresh' })
  }

  private async forget(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration('/')
    await registration?.unregister()
    await caches.delete(KEPT)
    await this.show('forgotten')
  }

  /** The state as it is on this device; `outcome` is what just happened. */
  private async show(outcome?: string): Promise<void> {
    const on = (await navigator.serviceWorker.getRegistration('/')) !== undefined && outcome !== 'forgotten'
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
