import { existsSync } from 'node:fs'
import { readConfig } from '../platform/config.ts'
import { readHolder } from '../platform/supervisor/index.ts'
import type { Command } from './command.ts'
import { checkDatabase } from './doctor/check-database.ts'
import { checkDataDir, checkMachine } from './doctor/check-machine.ts'
import { checkNetwork } from './doctor/check-network.ts'
import type { Finding } from './doctor/finding.ts'
import { parseArguments } from './parse-arguments.ts'

/** `masthead doctor`: whether everything is as a portal needs it. Looks, and changes nothing. */
export const doctor: Command = {
  summary: 'look whether everything is in order',
  usage: `Usage: masthead doctor

Looks at Node, memory, disk, the data folder, the port, the addresses, PostgreSQL, migrations and leftovers of killed
processes, with the settings of this environment. Changes nothing. Exit code 1 when something must be mended.`,
  async run(args, io) {
    parseArguments(args, {})
    const config = readConfig(io.env, io.cwd)
    const holder = existsSync(config.dataDir) ? readHolder(config.dataDir) : undefined
    const running = holder?.command === 'start'
    const findings: Finding[] = [
      ...checkMachine(),
      ...checkDataDir(config.dataDir),
      ...(holder
        ? [
            {
              state: 'ok' as const,
              subject: 'Running',
              text: `masthead ${holder.command}, process ${holder.pid}`,
            },
          ]
        : []),
      ...(await checkNetwork(config, running)),
      ...(await checkDatabase(config, holder)),
    ]
    for (const { state, subject, text } of findings) {
      io.stdout.write(`${state.padEnd(5)}${subject.padEnd(13)}${text}\n`)
    }
    return findings.some(({ state }) => state === 'fail') ? 1 : 0
  },
}
