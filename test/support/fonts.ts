import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const notoFolder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))

/**
 * Makes the fonts of the tests, and no others, visible to Chromium, so that a picture looks the same on every machine:
 * Open Sans for Latin text, Noto Sans SC in two weights for Han, Kana and Hangul.
 *
 * @param cache a writable folder
 * @param latin the folder of the Open Sans files
 * @returns the environment variables for the browser's process
 */
export async function fontEnvironment(cache: string, latin: string): Promise<Record<string, string>> {
  const folder = join(cache, 'fontconfig')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  // Written aside and renamed: another test file's browser may be reading it.
  const aside = join(folder, `fonts-${process.pid}.conf`)
  await writeFile(aside, configuration(folder, latin))
  await rename(aside, file)
  return { FONTCONFIG_FILE: file, FONTCONFIG_PATH: folder }
}

function configuration(cache: string, latin: string): string {
  const folders = [latin, join(notoFolder, '400Regular'), join(notoFolder, '700Bold')]
  const generic = ['sans-serif', 'sans', 'system-ui', 'serif', 'monospace', 'ui-monospace']
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(cache, 'cache')}</cachedir>
${generic.map(alias).join('\n')}
</fontconfig>
`
}

function alias(family: string): string {
  return `  <alias binding="same"><family>${family}</family><prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>`
}
