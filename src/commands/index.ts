import type { Command } from './command.ts'

// Loaded only when called: `masthead --help` must not wait for a database driver.
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  import: async () => (await import('./import.ts')).importCommand,
  demo: async () => (await import('./demo.ts')).demo,
  operator: async () => (await import('./operator.ts')).operator,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
  bench: async () => (await import('./bench.ts')).bench,
}

/** The names of all commands, in the order of the help text. */
export const commandNames = Object.keys(COMMANDS)

/** Loads a command by name; undefined when there is none. */
export async function findCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined
}
