/** What the doctor found out about one thing. */
export type Finding = {
  state: 'ok' | 'warn' | 'fail'
  subject: string
  /** One line: how it is, and for what is not well, what to do. */
  text: string
}

export function ok(subject: string, text: string): Finding {
  return { state: 'ok', subject, text }
}

export function warn(subject: string, text: string): Finding {
  return { state: 'warn', subject, text }
}

export function fail(subject: string, text: string): Finding {
  return { state: 'fail', subject, text }
}
