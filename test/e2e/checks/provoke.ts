import type { Page } from 'playwright-core'

/** What ran on a page that should only have shown text. */
export type Caught = { ran: string[]; requests: string[]; navigations: string[] }

/**
 * Watches a page for anything that runs or is fetched: the functions that attacks call, dialogs, requests other than
 * the page's own, and moving elsewhere. Call it once, before the first `goto`; `caught` starts anew with `forget`.
 */
export async function watchForScript(page: Page): Promise<Caught & { forget(): void }> {
  const caught = {
    ran: [] as string[],
    requests: [] as string[],
    navigations: [] as string[],
    forget() {
      caught.ran.length = caught.requests.length = caught.navigations.length = 0
    },
  }
  await page.exposeFunction('__caught', (what: string) => void caught.ran.push(what))
  await page.addInitScript(() => {
    const tell = (window as unknown as { __caught(what: string): void }).__caught
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
      Object.defineProperty(window, name, {
        value: (...args: unknown[]) => tell(`${name}(${args.join()})`),
        writable: false,
      })
    }
    Object.defineProperty(window, '__pwned', {
      set: (value) => tell(`__pwned = ${value}`),
      get: () => () => tell('__pwned()'),
    })
  })
  page.on('dialog', async (dialog) => {
    caught.ran.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      caught.navigations.push(request.url())
    else caught.requests.push(request.url())
  })
  page.on('popup', (popup) => void caught.navigations.push(`popup ${popup.url()}`))
  // Nothing of an attack leaves this machine.
  await page.route(/^(?!http:\/\/127\.0\.0\.1[:/])https?:/, (route) => route.abort())
  return caught
}

/**
 * Does what a reader might: events of pointer, keyboard, focus, loading and animation on every element below
 * `selector`, and clicks on every link that would not simply lead elsewhere.
 */
export async function provoke(page: Page, selector: string): Promise<void> {
  await page.evaluate((within) => {
    const events = [
      'mouseover',
      'mouseenter',
      'mousemove',
      'mousedown',
      'mouseup',
      'pointerenter',
      'pointerover',
      'pointerdown',
      'pointerrawupdate',
      'focus',
      'focusin',
      'blur',
      'click',
      'dblclick',
      'auxclick',
      'contextmenu',
      'keydown',
      'keyup',
      'keypress',
      'input',
      'change',
      'invalid',
      'submit',
      'reset',
      'select',
      'wheel',
      'scroll',
      'scrollend',
      'copy',
      'cut',
      'paste',
      'drag',
      'dragstart',
      'dragend',
      'drop',
      'load',
      'error',
      'abort',
      'canplay',
      'play',
      'playing',
      'loadstart',
      'loadeddata',
      'loadedmetadata',
      'timeupdate',
      'volumechange',
      'ended',
      'animationstart',
      'animationend',
      'animationiteration',
      'transitionrun',
      'transitionstart',
      'transitionend',
      'toggle',
      'beforetoggle',
      'beforematch',
      'begin',
      'end',
      'repeat',
      'finish',
      'bounce',
      'start',
      'search',
      'hashchange',
      'popstate',
      'message',
      'resize',
      'touchstart',
      'touchmove',
      'touchend',
      'securitypolicyviolation',
    ]
    const leads = (link: HTMLAnchorElement) => /^(https?|mailto):$/.test(link.protocol)
    const roots = [...document.querySelectorAll<HTMLElement>(within)]
    const all = roots.flatMap((root) => [root, ...root.querySelectorAll<HTMLElement>('*')])
    for (const element of all) {
      for (const name of events) {
        element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))
      }
      if (element instanceof HTMLDetailsElement) element.open = true
      if (element instanceof HTMLAnchorElement) {
        const quiet = (event: Event) => event.preventDefault()
        if (leads(element)) element.addEventListener('click', quiet, { once: true })
        element.click()
      }
      if (element instanceof HTMLFormElement) element.submit()
    }
  }, selector)
}

/** Elements and attributes below `selector` that no article may hold. */
export async function strangeMarkup(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((within) => {
    const elements = new Set(
      (
        'p h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption picture source img video pre code table caption ' +
        'thead tbody tr th td hr br strong em s del a sup sub section aside div span wbr details summary cite small b i'
      ).split(' '),
    )
    const attributes =
      /^(href|rel|target|src|srcset|sizes|alt|width|height|class|id|lang|dir|type|loading|decoding|fetchpriority|controls|preload|poster|start|colspan|rowspan|scope|title|role|tabindex|data-[\w-]+|aria-[\w-]+|hreflang|media|playsinline|open)$/
    return [...document.querySelectorAll(`${within} *`)].flatMap((element) => [
      ...(elements.has(element.localName) && element.namespaceURI === 'http://www.w3.org/1999/xhtml'
        ? []
        : [`<${element.localName}>`]),
      ...[...element.attributes]
        .filter(({ name }) => !attributes.test(name))
        .map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`),
      ...[...element.attributes]
        .filter(({ name, value }) => ['href', 'src', 'poster'].includes(name) && !safeAddress(value))
        .map(({ name, value }) => `${name}: ${value.slice(0, 60)}`),
    ])

    function safeAddress(value: string): boolean {
      return ['http:', 'https:', 'mailto:'].includes(new URL(value, document.baseURI).protocol)
    }
  }, selector)
}
