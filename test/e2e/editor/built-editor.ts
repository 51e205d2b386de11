import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Manifest } from 'vite'
import config from '../../../vite.client.config.ts'

export type BuiltEditor = { folder: string; manifest: Manifest; remove(): Promise<void> }

const ENTRIES = { 'editor.ts': 'src/client/editor.ts', 'work.css': 'src/web/ui/styles/work.css' }

/** The editor and the sheet of working pages as they are built for production, in a folder of their own. */
export async function buildEditor(): Promise<BuiltEditor> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-editor-'))
  const rolldownOptions = { ...config.build?.rolldownOptions, input: ENTRIES }
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: folder, rolldownOptions },
  })
  const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  return { folder, manifest, remove: () => rm(folder, { recursive: true, force: true }) }
}
