import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** One import of a module: another module of ours (its path from the root) or a package (its specifier). */
export type Import = { target: string; ours: boolean; typeOnly: boolean; names: string[] }

export type Module = {
  /** Path from the root: `src/domain/articles/publish-article.ts`. */
  path: string
  text: string
  lines: number
  imports: Import[]
  exports: string[]
  hasDefault: boolean
}

/** The paths, from the root, of the project's files: tracked by git or new, and not ignored. */
export function projectFiles(folder = ''): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', folder || '.'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  return [...new Set(listed.split('\n').filter(Boolean))]
    .filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile())
    .sort()
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Every module of `src`, parsed; generated ones apart. */
export function readModules(): Module[] {
  return projectFiles('src')
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('/generated/'))
    .map(readModule)
}

export function readModule(path: string): Module {
  const text = read(path)
  const { module, errors } = parseSync(join(root, path), text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const exported = module.staticExports.flatMap(({ entries }) => entries)
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries, start, end }) =>
        toImport(
          path,
          moduleRequest.value,
          /^import\s+type\b/.test(text.slice(start, end)) ||
            (entries.length > 0 && entries.every((entry) => entry.isType)),
          entries.map((entry) => entry.importName.name ?? entry.importName.kind),
        ),
      ),
      ...exported.flatMap((entry) =>
        entry.moduleRequest
          ? [
              toImport(path, entry.moduleRequest.value, entry.isType, [
                entry.importName.name ?? entry.importName.kind,
              ]),
            ]
          : [],
      ),
      ...module.dynamicImports.flatMap(({ moduleRequest }) => {
        const literal = text.slice(moduleRequest.start, moduleRequest.end).match(/^['"](.*)['"]$/)?.[1]
        return literal ? [toImport(path, literal, false, [])] : []
      }),
    ],
    exports: exported.flatMap((entry) => entry.exportName.name ?? []),
    hasDefault: exported.some(
      (entry) => entry.exportName.kind === 'Default' || entry.exportName.name === 'default',
    ),
  }
}

function toImport(from: string, specifier: string, typeOnly: boolean, names: string[]): Import {
  const ours = specifier.startsWith('.')
  const target = ours
    ? relative(root, normalize(join(root, dirname(from), specifier.replace(/\?.*$/, ''))))
    : specifier
  return { target, ours, typeOnly, names }
}
