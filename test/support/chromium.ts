import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import tar from 'tar-stream'

const require = createRequire(import.meta.url)
const packageFolder = join(dirname(require.resolve('@sparticuz/chromium')), '..')

export type Chromium = { executable: string; libraries: string; fonts: string }

/**
 * Unpacks the Chromium that comes with the install, once for each version, and says where it lies.
 * Its shared libraries (nss, nspr, expat) are unpacked beside it, because a bare machine has none of them.
 * The package's own `executablePath()` does that only inside a cloud function, and always in the temporary folder.
 */
export async function unpackChromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const folder = join(await cacheFolder(), `chromium-${version}`)
  const found = {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fonts: join(folder, 'fonts'),
  }
  if (existsSync(folder)) return found
  // Unpacked aside and renamed, so that two test files at once, or a killed run, never meet half a browser.
  const aside = await mkdtemp(`${folder}-`)
  const archive = (name: string) => join(packageFolder, 'bin', name)
  await Promise.all([
    pipeline(
      createReadStream(archive('chromium.br')),
      createBrotliDecompress({ chunkSize: 2 ** 21 }),
      createWriteStream(join(aside, 'chromium'), { mode: 0o755 }),
    ),
    unpackTar(archive('al2023.tar.br'), aside),
    unpackTar(archive('swiftshader.tar.br'), aside),
    unpackTar(archive('fonts.tar.br'), aside),
  ])
  await chmod(aside, 0o755)
  await rename(aside, folder).catch(async (error) => {
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
  return found
}

/** The folder for what tests unpack: in node_modules, or in the temporary folder when that cannot be written. */
export async function cacheFolder(): Promise<string> {
  const near = join(packageFolder, '..', '..', '.cache', 'masthead')
  const far = join(tmpdir(), `masthead-cache-${process.getuid?.() ?? 'user'}`)
  for (const folder of [near, far]) {
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, '.writable'), '')
      return folder
    } catch {
      // Not writable for this user: the next one.
    }
  }
  throw new Error(`Neither ${near} nor ${far} can be written`)
}

async function unpackTar(file: string, folder: string): Promise<void> {
  const extract = tar.extract()
  const source = pipeline(createReadStream(file), createBrotliDecompress({ chunkSize: 2 ** 21 }), extract)
  for await (const entry of extract) {
    const target = join(folder, normalize(entry.header.name))
    if (entry.header.type === 'file') {
      await mkdir(dirname(target), { recursive: true })
      await pipeline(entry, createWriteStream(target, { mode: entry.header.mode ?? 0o644 }))
    } else entry.resume()
  }
  await source
}
