// Builds dist/server and dist/client. `--force` builds although nothing has changed.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { withLock } from './lock.mjs'
import { fingerprint, isBuilt, STAMP } from './stale.mjs'

const root = join(import.meta.dirname, '..')
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.json', '.txt'])

/** Builds everything and leaves a stamp of what it was built from. Quiet unless something is wrong. */
export async function build() {
  const { build: viteBuild, loadConfigFromFile } = await import('vite')
  const started = fingerprint(root)
  for (const part of ['server', 'client']) {
    const configFile = join(root, `vite.${part}.config.ts`)
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, configFile, root)
    const target = join(root, 'dist', part)
    const draft = `${target}.new`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true })
    const { config } = loaded
    if (part === 'server' || Object.keys(config.build.rolldownOptions.input).length > 0) {
      await viteBuild({
        ...config,
        root,
        configFile: false,
        logLevel: 'warn',
        build: { ...config.build, outDir: draft },
      })
    } else {
      mkdirSync(join(draft, '.vite'))
      writeFileSync(join(draft, '.vite', 'manifest.json'), '{}\n')
    }
    if (part === 'client') compressAll(draft)
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
  }
  writeFileSync(join(root, STAMP), started)
}

// Compressed once, as small as it gets, so that serving costs nothing.
function compressAll(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !COMPRESSIBLE.has(extname(entry.name)) || path.includes('.vite')) continue
    const bytes = readFileSync(path)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: statSync(path).size,
    }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  }
}

if (process.argv[1] === import.meta.filename) {
  const wanted = () => process.argv.includes('--force') || !isBuilt(root)
  const work = async () => wanted() && build()
  await (process.env.MASTHEAD_PREPARING ? work() : withLock(join(root, 'dist', 'lock'), work)).catch(
    (error) => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    },
  )
}
