/** Why a request brought nothing. */
export type Refusal =
  | 'bad_url'
  | 'refused_address'
  | 'unresolvable'
  | 'connection_failed'
  | 'timeout'
  | 'too_large'
  | 'bad_status'
  | 'too_many_redirects'

/** `headers` have lower-case names; `body` is decompressed; `finalUrl` is where redirects led. */
export type Fetched = {
  ok: true
  status: number
  headers: Record<string, string>
  body: Buffer
  finalUrl: string
}
/** `detail` is for a log or a report, in English, without secrets; `status` is set for `bad_status`. */
export type Refused = { ok: false; outcome: Refusal; detail: string; status?: number }
export type Outcome = Fetched | Refused

export type OutboundOptions = {
  /** Bound of the body in bytes, as sent and as decompressed. */
  maxBytes: number
  /** Bound of everything together in milliseconds: names, connections, redirects, body. */
  timeoutMs: number
  /** What is sent instead of asking for something; redirects are not followed then. */
  send?: { headers: Record<string, string>; body: Buffer }
  /** The `Accept` header; anything unless told. */
  accept?: string
  /** `host:port` pairs that may lie on a private network: for tests, and where the operator has said so. */
  allowPrivate?: string[]
  /** How names become addresses; the system's way unless told. */
  resolve?: Resolve
}

/** Ends a request with a named outcome; never leaves this folder. */
export class RefusedError extends Error {
  readonly outcome: Refusal
  readonly status: number | undefined

  constructor(outcome: Refusal, detail: string, status?: number) {
    super(detail)
    this.outcome = outcome
    this.status = status
  }
}

/** All addresses of a host name, as text. Rejects when there are none. */
export type Resolve = (host: string) => Promise<string[]>
