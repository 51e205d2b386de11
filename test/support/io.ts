import { Writable } from 'node:stream'
import type { Io } from '../../src/commands/command.ts'

/** An Io that remembers what was said, with an environment of its own. */
export function testIo(env: NodeJS.ProcessEnv, cwd = '/'): Io & { out(): string; err(): string } {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk)
        done()
      },
    })
  return { stdout: into('out'), stderr: into('err'), env, cwd, out: () => said.out, err: () => said.err }
}
