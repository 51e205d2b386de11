import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CodedError } from '../../kernel/errors.ts'
import { isHandle } from '../accounts/index.ts'

/**
 * Reads an author map, YAML or JSON: an object from the source's login or author to a handle, with or without `@`, of an
 * account that exists or is to be opened. Throws `import.author_map_unusable`.
 */
export function readAuthorMap(path: string): Map<string, string> {
  const value = parseFile(path)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unusable(path, 'it must be an object from login to handle')
  return new Map(
    Object.entries(value).map(([login, handle]) => {
      const bare = String(handle).replace(/^@/, '').toLowerCase()
      if (!isHandle(bare)) throw unusable(path, `“${bare.slice(0, 60)}” (for ${login}) cannot be a handle`)
      return [login, bare]
    }),
  )
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { maxAliasCount: 50 })
  } catch (error) {
    throw unusable(path, (error as Error).message.split('\n')[0] ?? '')
  }
}

function unusable(path: string, reason: string): CodedError {
  return new CodedError('import.author_map_unusable', { path, message: `the author map ${path}: ${reason}` })
}
