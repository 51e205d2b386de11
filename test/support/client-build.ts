import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { projectRoot } from '../../src/platform/project-root.ts'

/** The client as it is now, built into a folder of its own: `dist` may be built anew while a long test runs. */
export async function buildClient(): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-client-'))
  await build({
    root: projectRoot(),
    configFile: join(projectRoot(), 'vite.client.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
