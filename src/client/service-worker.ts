/**
 * Keeps bookmarked articles on a reader's device, only after they asked for it on `/offline`, which registers this.
 * It also shows the notices that a reader asked this browser for. Everything else goes to the network as if it were not here. The portal lists what to keep in `LIST`.
 */
const KEPT = 'kept-articles'
const PAGE = '/offline'
const LIST = '/offline/articles.json'
/** After so long without an answer a kept page is shown instead. */
const PATIENCE_MS = 6000

type Listed = { articles: { href: string }[] }
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Answering = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Told = Lasting & { data?: { kind?: string }; source?: { postMessage(data: unknown): void } }
type Pushed = Lasting & { data?: { json(): unknown } | null }
type Clicked = Lasting & { notification: { data?: { href?: string }; close(): void } }
type Worker = {
  addEventListener(kind: 'install' | 'activate', act: (event: Lasting) => void): void
  addEventListener(kind: 'fetch', act: (event: Answering) => void): void
  addEventListener(kind: 'message', act: (event: Told) => void): void
  addEventListener(kind: 'push', act: (event: Pushed) => void): void
  addEventListener(kind: 'notificationclick', act: (event: Clicked) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; openWindow(address: string): Promise<unknown> }
  registration: {
    showNotification(title: string, options: object): Promise<void>
    getNotifications(): Promise<{ close(): void }[]>
    pushManager?: { getSubscription(): Promise<{ unsubscribe(): Promise<boolean> } | null> }
  }
}

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  if (event.data?.kind !== 'refresh') return
  const tell = (outcome: string) => event.source?.postMessage({ kind: outcome })
  event.waitUntil(
    refresh().then(
      (outcome) => tell(outcome),
      () => tell('failed'),
    ),
  )
})

worker.addEventListener('push', (event) => {
  const { id, title, text, href } = (event.data?.json() ?? {}) as Record<string, string>
  event.waitUntil(
    worker.registration.showNotification(title ?? '', {
      body: text,
      tag: id,
      icon: '/icons/192.png',
      data: { href },
    }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { href } = new URL(event.notification.data?.href ?? '/', location.origin)
  if (href.startsWith(`${location.origin}/`)) event.waitUntil(worker.clients.openWindow(href))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && pathname === '/sign-out') event.waitUntil(leaveNothing())
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(pageOrKept(request))
  else if (/^\/(assets|media)\//.test(pathname) || /^\/(theme|reading)\.css$|^\/icon/.test(pathname))
    event.respondWith(fetch(request).catch(() => keptFile(request)))
})

/** Who leaves the device to others leaves nothing of theirs on it, and nothing more comes for them. */
async function leaveNothing(): Promise<void> {
  await caches.delete(KEPT)
  const { registration } = worker
  for (const shown of await registration.getNotifications()) shown.close()
  const subscription = await registration.pushManager?.getSubscription()
  await subscription?.unsubscribe()
}

/** The page from the network; without one the kept page, or the page that lists what is kept. */
async function pageOrKept(request: Request): Promise<Response> {
  const kept = await keptPage(request.url)
  try {
    return await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {})
  } catch {
    return kept ?? (await keptPage(PAGE)) ?? Response.error()
  }
}

async function keptPage(url: string): Promise<Response | undefined> {
  const cache = await caches.open(KEPT)
  return cache.match(url, { ignoreSearch: true, ignoreVary: true })
}

/** A kept file; of a picture any size, for the one that this screen would choose may not be the one that was kept. */
async function keptFile(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT)
  const { pathname } = new URL(request.url)
  const picture = /^\/media\/\w+/.exec(pathname)?.[0]
  const kept =
    (await cache.match(request, { ignoreVary: true })) ??
    (await cache.match(picture ?? pathname, { ignoreSearch: true, ignoreVary: true }))
  return kept ?? Response.error()
}

/** Fetches the list and what is on it, and lets go what is not any more. 'signed-out' leaves nothing kept. */
async function refresh(): Promise<'kept' | 'signed-out'> {
  const list = await fetch(LIST, { headers: { accept: 'application/json' } })
  if (list.status === 401) {
    await caches.delete(KEPT)
    return 'signed-out'
  }
  if (!list.ok) throw new Error('no list')
  const { articles } = (await list.clone().json()) as Listed
  const cache = await caches.open(KEPT)
  const wanted = new Set<string>([LIST, PAGE])
  await cache.put(LIST, list)
  for (const href of [PAGE, ...articles.map((article) => article.href)]) {
    for (const address of await keepPage(cache, href)) wanted.add(address)
  }
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    if (!wanted.has(pathname + search) && !wanted.has(pathname)) await cache.delete(request)
  }
  return 'kept'
}

/** Keeps a page with its style and pictures. A page that is gone is let go; one that could not be had stays as it was. */
async function keepPage(cache: Cache, href: string): Promise<string[]> {
  const answer = await fetch(href, { credentials: 'same-origin' })
  if (answer.status === 404 || answer.status === 410) return []
  if (!answer.ok || answer.redirected) return [href]
  const html = await answer.clone().text()
  const files = filesOf(html)
  await Promise.all(files.map((file) => keepFile(cache, file)))
  await cache.put(href, answer)
  return [decoded(href), ...files.map(keyOf)]
}

async function keepFile(cache: Cache, file: string): Promise<void> {
  const key = keyOf(file)
  if (await cache.match(key)) return
  const answer = await fetch(file)
  if (answer.ok) await cache.put(key, answer)
}

/** A picture is kept once, whatever its size. */
function keyOf(file: string): string {
  return /^\/media\/\w+/.exec(file)?.[0] ?? file
}

function filesOf(html: string): string[] {
  const named = html.matchAll(
    /(?:href|src)="(\/(?:assets\/[^"]+|theme\.css[^"]*|icon\.svg|media\/\w+(?:\/[^"]+)?))"/g,
  )
  return [...new Set([...named].map((match) => (match[1] as string).replaceAll('&amp;', '&')))].filter(
    (file) => !/\.(mp4|webm)$/.test(file),
  )
}

/** As the address is written in the cache's own keys. */
function decoded(href: string): string {
  return new URL(href, location.origin).pathname
}
