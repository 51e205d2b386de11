import { realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The real path of a file below a folder (itself a real path), or null when there is none or a link leads outside. */
export function localFile(folder: string, path: string): string | null {
  try {
    const real = realpathSync(join(folder, path))
    return real.startsWith(folder + sep) && statSync(real).isFile() ? real : null
  } catch {
    return null
  }
}
