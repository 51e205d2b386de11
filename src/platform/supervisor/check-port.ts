import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../../kernel/errors.ts'

const PATIENCE_MS = 1_000

/**
 * Whether we may listen on host and port; gives the port, which is a free one where 0 was asked for. A port that is
 * just being given back is waited for. Errors: `port.taken`, `port.refused`, `host.unusable`.
 */
export async function checkPort(host: string, port: number): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const result = await tryListen(host, port)
    if (typeof result === 'number') return result
    if (result.code !== 'EADDRINUSE' || Date.now() > deadline) throw refusal(result, host, port)
    await sleep(50)
  }
}

function tryListen(host: string, port: number): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): CodedError {
  const [code, message] =
    error.code === 'EADDRINUSE'
      ? ['port.taken', `port ${port} on ${host} is taken; set PORT to another one`]
      : error.code === 'EACCES'
        ? ['port.refused', `port ${port} may not be used by this user; set PORT to 1024 or higher`]
        : ['host.unusable', `cannot listen on HOST ${host}: ${error.code ?? error.message}`]
  return new CodedError(code as string, { host, port, message }, { cause: error })
}
