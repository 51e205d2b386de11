import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CodedError } from '../kernel/errors.ts'

/** What stood on a command line: option values by name, and the rest in order. */
export type Arguments<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>

/**
 * Reads the arguments of a command with node:util's parseArgs. Errors: `command.usage` with the reason, for options
 * that do not exist, values that are missing, and more or fewer words than `positionals` names.
 */
export function parseArguments<T extends ParseArgsOptionsConfig>(
  args: string[],
  options: T,
  positionals: { min?: number; max?: number } = {},
): Arguments<T> {
  const { min = 0, max = min } = positionals
  const parsed = parse(args, options)
  if (parsed.positionals.length < min) throw usageError('something is missing')
  if (parsed.positionals.length > max) throw usageError(`what is “${parsed.positionals[max]}”?`)
  return parsed
}

/** A mistake on the command line: printed with a pointer to --help, exit code 2. */
export function usageError(message: string): CodedError {
  return new CodedError('command.usage', { message })
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T): Arguments<T> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true }) as Arguments<T>
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0] as string)
  }
}
