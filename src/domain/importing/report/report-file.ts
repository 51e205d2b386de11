import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { CodedError } from '../../../kernel/errors.ts'

const BUFFER = 64 * 1024

/** A file of lines, readable by its owner only: it names what people wrote. Throws `import.report_unusable`. */
export function openReportFile(path: string): { write(line: string): void; close(): void } {
  let file: number
  try {
    mkdirSync(dirname(path), { recursive: true })
    file = openSync(path, 'w', 0o600)
  } catch (error) {
    const reason = (error as Error).message
    throw new CodedError('import.report_unusable', { path, message: `cannot write ${path}: ${reason}` })
  }
  let lines: string[] = []
  let length = 0
  const flush = (): void => {
    if (length > 0) writeSync(file, lines.join(''))
    lines = []
    length = 0
  }
  return {
    write(line) {
      lines.push(`${line}\n`)
      length += line.length
      if (length > BUFFER) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}
