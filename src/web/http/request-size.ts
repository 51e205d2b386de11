import type { IncomingMessage, RequestListener } from 'node:http'

/** Bytes of a request before its body that are read at all: a question of 10,000 Chinese characters, escaped. */
export const MOST_HEAD = 96 * 1024
const MOST = 16 * 1024

/** Where people put questions of any length; what is looked at of them is bounded there. */
const QUESTION = /^\/(?:search|suggest)\?/

/** Whether the address may be any text, for a question is: what is no UTF-8 in it is left out there. */
export function isQuestion(url: string): boolean {
  return QUESTION.test(url)
}

/** Refuses requests whose address or fields are larger than they need to be (RFC 6585, 5), before anything looks at them. */
export function boundedHead(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (!isTooLarge(request)) return listener(request, response)
    response.writeHead(431, { connection: 'close', 'content-length': 0 }).end()
  }
}

function isTooLarge({ url = '', rawHeaders }: IncomingMessage): boolean {
  let size = isQuestion(url) ? 0 : url.length
  for (let at = 0; at < rawHeaders.length; at += 1) size += (rawHeaders[at] as string).length + 2
  return size > MOST
}
