import type { ChildProcess } from 'node:child_process'

type Handle = { close?(): void }
type ClusterMessage = { act?: string; seq?: number; ack?: number }

/**
 * Closes the connections that were on their way to a web worker when it died. `node:cluster` hands a connection over
 * and closes its own copy when the worker has confirmed; when it never does, the copy stays open and the reader waits
 * for an answer that nobody will give (lib/internal/cluster/round_robin_handle.js, `handoff`). Should those messages
 * look different one day, this does nothing.
 */
export function closeLostConnections(child: ChildProcess): void {
  const underway = new Map<number, Handle>()
  const send = child.send.bind(child) as (...args: unknown[]) => boolean
  child.send = ((...args: unknown[]) => {
    const [message, handle] = args as [ClusterMessage, Handle | undefined]
    if (message.act === 'newconn' && message.seq !== undefined && handle) underway.set(message.seq, handle)
    return send(...args)
  }) as typeof child.send
  child.on('internalMessage', (message: ClusterMessage) => {
    if (message.ack !== undefined) underway.delete(message.ack)
  })
  child.once('exit', () => {
    for (const handle of underway.values()) handle.close?.()
    underway.clear()
  })
}
