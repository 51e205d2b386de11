import { opendirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a folder of Markdown, as paths from its root with `/`. */
export type FolderFiles = {
  root: string
  articles: string[]
  /** Files that are no articles, by lower-case name without folder. */
  byName: Map<string, string>
  /** Links to elsewhere, which are not followed. */
  links: string[]
}

const SKIPPED = new Set(['node_modules', '__MACOSX'])

/** Finds articles and other files in a folder, in a fixed order. Hidden folders and files are skipped, links not followed. */
export function walkFolder(folder: string): FolderFiles {
  const files: FolderFiles = { root: realpathSync(folder), articles: [], byName: new Map(), links: [] }
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) readFolder(path, files, waiting)
  files.articles.sort()
  return files
}

function readFolder(path: string, files: FolderFiles, waiting: string[]): void {
  const folder = opendirSync(join(files.root, path))
  for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue
    const inner = path ? `${path}/${entry.name}` : entry.name
    if (entry.isSymbolicLink()) files.links.push(inner)
    else if (entry.isDirectory()) waiting.push(inner)
    else if (!entry.isFile()) continue
    else if (/\.(md|markdown|mdown|mkd)$/i.test(entry.name)) files.articles.push(inner)
    else files.byName.set(entry.name.toLowerCase(), inner)
  }
  folder.closeSync()
}
