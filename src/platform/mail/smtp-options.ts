const CONNECT_MS = 15_000
const SILENCE_MS = 60_000

/**
 * What nodemailer needs, from `smtp://user:password@host:port` or `smtps://…`. A connection is encrypted wherever the
 * server can; with a password it must be, unless the server is this machine. `?tls=unverified` takes any certificate,
 * `?tls=none` never encrypts.
 */
export function smtpOptions(smtpUrl: string) {
  const url = new URL(smtpUrl)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'smtps:'
  const tls = url.searchParams.get('tls')
  const own = ['localhost', '127.0.0.1', '::1'].includes(host)
  const user = decodeURIComponent(url.username)
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && tls !== 'none' && user !== '' && !own,
    ignoreTLS: tls === 'none',
    tls: { rejectUnauthorized: !own && tls !== 'unverified' },
    ...(user && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  }
}
