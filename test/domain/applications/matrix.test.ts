import { beforeAll, expect, test } from 'vitest'
import {
  appeal,
  assignApplication,
  decideAppeal,
  decideApplication,
  discardDraft,
  noteOnApplication,
  saveApplication,
  submitApplication,
  undoDecision,
  withdrawApplication,
} from '../../../src/domain/applications/index.ts'
import {
  type Action,
  type Actor,
  APPLICATION_STATES,
  type ApplicationState,
  may,
} from '../../../src/domain/permissions/index.ts'
import { type Tx, transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fieldsLike, makeActor, submittedBy } from './support.ts'

const now = new Date('2026-03-01T08:00:00Z')
const DENIED = /^(people\.(forbidden|wrong_state)|application\.(not_found|decided))$/

let database: TestDatabase
let id: string
let version: number
let actors: Record<string, Actor>
beforeAll(async () => {
  database = await createTestDatabase()
  const applicant = await makeActor(database, '申请人')
  const begun = await submittedBy(database, applicant, now)
  id = begun.applicationId
  version = begun.version
  const refuser = await makeActor(database, '决定过的编辑', 'editor')
  actors = {
    stranger: await makeActor(database, '路人'),
    applicant,
    'applicant who is an editor': { ...applicant, roles: ['reader', 'editor'] },
    editor: await makeActor(database, '编辑', 'editor'),
    'the editor who decided': refuser,
    operator: await makeActor(database, '站长', 'operator'),
    moderator: await makeActor(database, '审核员', 'moderator'),
  }
  const details = JSON.stringify({
    before: { state: 'submitted', waitingSince: null, decidedBy: null, secondedBy: null },
  })
  await database.pool.query(
    `insert into application_step (id, application_id, kind, actor, at, details) values ('zzzzzzzzzzzz0', $1, 'refused', $2, $3, $4)`,
    [id, refuser.personId, now, details],
  )
  await database.pool.query('update application set decided_by = $1', [refuser.personId])
})

type Verb = (tx: Tx, actor: Actor) => Promise<unknown>
const about = (actor: Actor) => ({ applicationId: id, actor, now })
const VERBS: [Action, string, Verb][] = [
  [
    'application.write',
    'save',
    (tx, actor) => saveApplication(tx, { ...about(actor), version, fields: fieldsLike() }),
  ],
  [
    'application.write',
    'submit',
    (tx, actor) => submitApplication(tx, { ...about(actor), agreed: [], address: '10.0.0.1' }),
  ],
  ['application.discard', 'discard', (tx, actor) => discardDraft(tx, about(actor))],
  ['application.withdraw', 'withdraw', (tx, actor) => withdrawApplication(tx, about(actor))],
  ['application.appeal', 'appeal', (tx, actor) => appeal(tx, { ...about(actor), reason: '不同意。' })],
  ['application.note', 'note', (tx, actor) => noteOnApplication(tx, { ...about(actor), text: '备注' })],
  [
    'application.assign',
    'assign',
    (tx, actor) => assignApplication(tx, { ...about(actor), to: actor.personId }),
  ],
  ...(['approve', 'changes', 'refuse'] as const).map((decision): [Action, string, Verb] => [
    'application.decide',
    decision,
    (tx, actor) => decideApplication(tx, { ...about(actor), version, decision, reason: '理由' }),
  ]),
  ...(['grant', 'dismiss'] as const).map((decision): [Action, string, Verb] => [
    'application.decide_appeal',
    decision,
    (tx, actor) => decideAppeal(tx, { ...about(actor), decision, reason: '理由' }),
  ]),
  ['application.undo', 'undo', (tx, actor) => undoDecision(tx, { ...about(actor), reason: '' })],
]

test.each(VERBS.map(([action, name, verb]) => ({ action, name, verb })))(
  '$name is allowed exactly to whom and when the matrix says ($action)',
  async ({ action, name, verb }) => {
    for (const state of APPLICATION_STATES) {
      for (const [who, actor] of Object.entries(actors)) {
        const subject = {
          state,
          ownerId: actors.applicant?.personId,
          decidedBy: actors['the editor who decided']?.personId,
        }
        const { code, changed } = await tried(state, actor, verb)
        const what = `${name} of ${state} by ${who}: ${code}`
        if (may(actor, action, subject)) expect(code ?? '', what).not.toMatch(DENIED)
        else if (changed) expect.unreachable(`${what}, and something changed`)
        // What is done already may be answered as done, to the one who did it.
        else if (code !== undefined) expect(code, what).toMatch(DENIED)
      }
    }
  },
)

/** Runs a verb on an application of a state and takes everything back. */
async function tried(
  state: ApplicationState,
  actor: Actor,
  verb: Verb,
): Promise<{ code?: string; changed: boolean }> {
  let changed = false
  const takenBack = new Error('taken back')
  try {
    await transact(database, async (tx) => {
      await tx.db.updateTable('application').set({ state, state_since: now }).where('id', '=', id).execute()
      const before = await snapshot(tx)
      await verb(tx, actor)
      changed = (await snapshot(tx)) !== before
      throw takenBack
    })
  } catch (error) {
    if (error === takenBack) return { changed }
    const { code } = error as { code?: string }
    if (!code) throw error
    return { code, changed }
  }
  return { changed }
}

async function snapshot(tx: Tx): Promise<string> {
  const rows = await tx.db.selectFrom('application').selectAll().where('id', '=', id).execute()
  const steps = await tx.db
    .selectFrom('application_step')
    .select('id')
    .where('application_id', '=', id)
    .execute()
  return JSON.stringify([rows, steps])
}
