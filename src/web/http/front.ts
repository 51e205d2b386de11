import type { IncomingMessage, ServerResponse } from 'node:http'
import { takeBeacon } from './beacon.ts'
import type { WebContext } from './context.ts'
import { pageAddress, pageKey } from './page-key.ts'
import { sendStored } from './stored-page.ts'
import { viewOf } from './view.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Looks a page up in the cache before anything else runs: no session, no router, no log line. What is not there goes
 * on to `next`. What pages tell of reading is taken here too.
 */
export function cacheFront(context: WebContext, next: Handler): Handler {
  const { pages, portal } = context
  return (request, response) => {
    const { method, url } = request
    if (pages && (method === 'GET' || method === 'HEAD') && url && portal.latest) {
      const address = pageAddress(url)
      const page = address && pages.get(pageKey(address, viewOf(request.headers, portal.latest.settings)))
      if (page) {
        sendStored(request, response, page)
        return
      }
    }
    if (!takeBeacon(context, request, response)) next(request, response)
  }
}
