/** What a command may touch of the world around it. */
export type Io = {
  stdout: NodeJS.WritableStream & { isTTY?: boolean }
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
  env: NodeJS.ProcessEnv
  /** The folder that relative paths on the command line start from. */
  cwd: string
}

/**
 * One command of `masthead`. `run` resolves to the exit code: 0 done, 1 failed. A mistake of the user is thrown as a
 * CodedError, whose message becomes one line; `command.usage` exits with 2.
 */
export type Command = {
  /** One line for the list of commands. */
  summary: string
  /** The full text of `masthead NAME --help`. */
  usage: string
  run(args: string[], io: Io): Promise<number>
}
