import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { CodedError } from '../../../kernel/errors.ts'

/** The user that the server runs as. PostgreSQL refuses to run as root. */
export type RunAs = { uid: number; gid: number; name: string }

const PREFERRED = ['masthead', 'postgres', 'nobody']

/**
 * The user to run the server as: undefined (ourselves) for an ordinary user; for root the owner of the data that is
 * there already, else the first of masthead, postgres and nobody that exists.
 */
export function pickUser(ownerUid?: number): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readUsers()
  if (ownerUid) {
    return (
      users.find((user) => user.uid === ownerUid) ?? { uid: ownerUid, gid: ownerUid, name: String(ownerUid) }
    )
  }
  for (const name of PREFERRED) {
    const user = users.find((each) => each.name === name && each.uid !== 0)
    if (user) return user
  }
  throw new CodedError('database.no_user', {
    message: 'PostgreSQL cannot run as root and there is no user masthead, postgres or nobody to run it as',
  })
}

/** Whether `user` may pass through or execute `path`. The kernel is asked, so that ACLs and mounts count too. */
export function canReach(path: string, user: RunAs): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return answer.status === 0
}

function readUsers(): RunAs[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name as string, uid: Number(uid), gid: Number(gid) }))
}
