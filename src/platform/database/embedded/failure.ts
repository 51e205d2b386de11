import { CodedError } from '../../../kernel/errors.ts'

/** Turns what PostgreSQL's programs said before they gave up into one line that a person can act on. */
export function explainFailure(output: string, folder: string, logFile?: string): CodedError {
  if (/No space left on device|Disk quota exceeded|ENOSPC/.test(output)) {
    return new CodedError('database.disk_full', { message: `the disk that holds ${folder} is full` })
  }
  if (/is still in use/.test(output)) {
    return new CodedError('database.in_use', {
      message: `another PostgreSQL still works on ${folder}; stop it first`,
    })
  }
  if (/Permission denied|EACCES/.test(output)) {
    return new CodedError('database.no_permission', {
      message: `PostgreSQL may not use ${folder}: ${lastComplaint(output)}`,
    })
  }
  const where = logFile ? ` (see ${logFile})` : ''
  return new CodedError('database.not_started', {
    message: `PostgreSQL did not start: ${lastComplaint(output)}${where}`,
  })
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  const complaint =
    lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return complaint.replace(/^.*?(FATAL|PANIC|error):\s*/i, '')
}
