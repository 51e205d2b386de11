import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WebContext } from './context.ts'
import { pageAddress, pageKey } from './page-key.ts'
import { sendStored } from './stored-page.ts'
import { viewOf } from './view.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Looks a page up in the cache before anything else runs: no session, no router, no log line. What is not there goes
 * on to `next`.
 */
export function cacheFront(context: WebContext, next: Handler): Handler {
  const { pages, portal } = context
  if (!pages) return next
  return (request, response) => {
    const { method, url } = request
    if ((method === 'GET' || method === 'HEAD') && url && portal.latest) {
      const address = pageAddress(url)
      const page = address && pages.get(pageKey(address, viewOf(request.headers, portal.latest.settings)))
      if (page) {
        sendStored(request, response, page)
        return
      }
    }
    next(request, response)
  }
}
