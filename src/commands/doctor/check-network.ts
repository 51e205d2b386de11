import { connect } from 'node:net'
import type { Config } from '../../platform/config.ts'
import { checkPort } from '../../platform/supervisor/index.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const SMTP_TIMEOUT_MS = 5_000

/** Looks at the port, the portal's own address, and the mail server when one is set. */
export async function checkNetwork(config: Config, running: boolean): Promise<Finding[]> {
  return [await checkListening(config, running), checkPublicUrl(config), await checkMail(config)]
}

async function checkListening({ host, port }: Config, running: boolean): Promise<Finding> {
  if (running) return ok('Port', `${port} on ${host}, used by the running portal`)
  try {
    await checkPort(host, port)
    return ok('Port', `${port} on ${host} is free`)
  } catch (error) {
    return fail('Port', (error as Error).message)
  }
}

function checkPublicUrl({ publicUrl, host }: Config): Finding {
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname)
  if (local) {
    return host === '127.0.0.1' || host === 'localhost'
      ? ok('Address', `${publicUrl.origin}, for this machine only`)
      : warn('Address', `HOST is ${host}, but PUBLIC_URL is ${publicUrl.origin}: set it to what readers type`)
  }
  if (publicUrl.protocol === 'http:') {
    return warn('Address', `${publicUrl.origin} is not https: sign-in cookies and texts travel in the open`)
  }
  return ok('Address', publicUrl.origin)
}

async function checkMail({ smtpUrl }: Config): Promise<Finding> {
  if (!smtpUrl)
    return warn('Mail', 'SMTP_URL is not set: mails are written to DATA_DIR/outbox and reach nobody')
  if (!URL.canParse(smtpUrl)) return fail('Mail', 'SMTP_URL cannot be read as an address')
  const { hostname, port, protocol } = new URL(smtpUrl)
  const number = Number(port) || (protocol === 'smtps:' ? 465 : 587)
  const reason = await tryConnect(hostname, number)
  return reason
    ? fail('Mail', `${hostname}:${number} cannot be reached: ${reason}`)
    : ok('Mail', `${hostname}:${number} answers`)
}

function tryConnect(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: SMTP_TIMEOUT_MS })
    const end = (reason?: string): void => {
      socket.destroy()
      resolve(reason)
    }
    socket.once('connect', () => end())
    socket.once('timeout', () => end('no answer'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}
