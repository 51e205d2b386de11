import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig } from 'vite'

/** What browsers may be sent: each island and each style sheet is an entry of its own, named in the manifest. */
export const clientEntries = [...entries('src/client', /\.tsx?$/), ...entries('src/web/ui/styles', /\.css$/)]

export default defineConfig({
  publicDir: false,
  build: {
    target: 'baseline-widely-available',
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(clientEntries.map((path) => [basename(path), path])),
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})

function entries(folder: string, kind: RegExp): string[] {
  return readdirSync(join(import.meta.dirname, folder))
    .filter((name) => kind.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
}
