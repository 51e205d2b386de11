import {
  createPerson,
  findPerson,
  grantRole,
  normaliseEmail,
  passwordError,
  resetPassword,
} from '../domain/people/index.ts'
import { CodedError, hasCode } from '../kernel/errors.ts'
import { transact } from '../platform/database/index.ts'
import { translateCode } from '../web/ui/messages.ts'
import { askPassword, generatePassword, type PasswordInput, readPipedPassword } from './ask-password.ts'
import type { Command, Io } from './command.ts'
import { parseArguments, usageError } from './parse-arguments.ts'
import { type Workplace, withDatabase } from './with-database.ts'

type OperatorIo = Io & { stdin?: PasswordInput }
type Asked = { email: string; name: string; password: string; generated: boolean }

/** `masthead operator`: a way in for the person who runs the portal, whether it runs or not. */
export const operator: Command = {
  summary: 'create an operator, or give somebody a new password',
  usage: `masthead operator create --email ADDRESS --name NAME [--password-stdin]
masthead operator reset --email ADDRESS [--password-stdin]

create   makes a person with the role operator; somebody who is there already becomes one and keeps their password
reset    gives a person a new password; their sessions, second factor and passkeys are gone

  --email ADDRESS     what they sign in with
  --name NAME         what colleagues see
  --password-stdin    reads the password from the first line of standard input

Without --password-stdin the password is asked for on the terminal; when there is none, or nothing is typed,
one is made up and printed once. The portal may be running or stopped.`,
  run,
}

async function run(args: string[], io: OperatorIo): Promise<number> {
  const { values, positionals } = parseArguments(
    args,
    { email: { type: 'string' }, name: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
    { min: 1 },
  )
  const action = positionals[0]
  if (action !== 'create' && action !== 'reset') throw usageError(`what is “operator ${action}”?`)
  const email = normaliseEmail(values.email)
  if (values.email === undefined) throw usageError('--email is missing')
  if (!email) throw usageError(`${JSON.stringify(values.email.slice(0, 80))} is not an e-mail address`)
  if (action === 'create' && !values.name?.trim()) throw usageError('--name is missing')

  const choose = () => choosePassword(io, values['password-stdin'] === true)
  const act = action === 'create' ? create : reset
  return withDatabase(io, 'operator', (place) => act(place, io, { email, name: values.name ?? '' }, choose))
}

type Who = Pick<Asked, 'email' | 'name'>
type Choose = () => Promise<Pick<Asked, 'password' | 'generated'>>

async function create({ config, database }: Workplace, io: Io, who: Who, choose: Choose): Promise<number> {
  const decision = { actor: null, now: new Date() }
  const known = await findPerson(database.db, who.email)
  if (known) {
    await transact(database, (tx) => grantRole(tx, { personId: known.id, role: 'operator' }, decision))
    io.stdout.write(
      `${who.email} was here already, is an operator now, and signs in with the same password.\n`,
    )
    return 0
  }
  const chosen = await choose()
  await inWords(() =>
    transact(database, (tx) => createPerson(tx, { ...who, ...chosen, roles: ['operator'] }, decision)),
  )
  io.stdout.write(`${who.email} is an operator now.\n`)
  tell(io, config.publicUrl, chosen)
  return 0
}

async function reset({ config, database }: Workplace, io: Io, who: Who, choose: Choose): Promise<number> {
  if (!(await findPerson(database.db, who.email))) throw unknownPerson(who.email)
  const chosen = await choose()
  const given = { email: who.email, password: chosen.password }
  await inWords(() => transact(database, (tx) => resetPassword(tx, given, new Date())))
  io.stdout.write(
    `${who.email} has a new password, and all their sessions have ended. A second factor or passkeys are set up anew.\n`,
  )
  tell(io, config.publicUrl, chosen)
  return 0
}

async function choosePassword(
  io: OperatorIo,
  piped: boolean,
): Promise<Pick<Asked, 'password' | 'generated'>> {
  const input = io.stdin ?? process.stdin
  const typed = piped ? await readPipedPassword(input) : await onTerminal(io, input)
  if (typed === undefined) return { password: generatePassword(), generated: true }
  const refused = passwordError(typed)
  if (refused) throw inEnglish(refused)
  return { password: typed, generated: false }
}

async function onTerminal(io: Io, input: PasswordInput): Promise<string | undefined> {
  return input.isTTY && io.stderr.isTTY ? askPassword(input, io.stderr) : undefined
}

function tell(io: Io, publicUrl: URL, { password, generated }: Pick<Asked, 'password' | 'generated'>): void {
  if (generated) io.stdout.write(`Password, shown only now: ${password}\n`)
  io.stdout.write(`Sign in at ${new URL('/sign-in', publicUrl)}\n`)
}

/** Field errors are message keys; a terminal wants one line of words. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (hasCode(error, 'person.not_found')) throw unknownPerson(String(error.details.email))
    const errors = error instanceof CodedError ? (error.details.errors as Record<string, string>) : undefined
    throw errors ? inEnglish(...Object.values(errors)) : error
  }
}

function inEnglish(...keys: string[]): CodedError {
  const message = keys.map((key) => translateCode('en', key) ?? key).join(' ')
  return new CodedError('person.invalid', { message })
}

function unknownPerson(email: string): CodedError {
  return new CodedError('person.not_found', { message: `nobody signs in with ${email}` })
}
