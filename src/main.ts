import { commandNames, findCommand } from './commands/index.ts'
import { runProgram } from './commands/run-program.ts'

process.exitCode = await runProgram(process.argv.slice(2), { commandNames, findCommand })
