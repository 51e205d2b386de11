import { expect, test } from 'vitest'
import { findSubject } from '../../../src/domain/articles/index.ts'
import { ARTICLE_STATES, type ArticleStateName } from '../../../src/domain/permissions/index.ts'
import { decide, latestSubmission, retract } from '../../../src/domain/reviewing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import {
  actorIn,
  createStudioApp,
  makeStudioRoom,
  type Session,
  type StudioRoom,
  submitIn,
  writeIn,
} from '../../support/studio-app.ts'
import { type Made, type MatrixPerson, type MatrixRoute, walk } from './walk.ts'

const ARTICLE = '/studio/articles/:id'
const session = 'window-one'

/** Every route of the studio that is about one article, and the action that it does. */
const ROUTES: MatrixRoute[] = [
  { method: 'GET', url: ARTICLE, action: 'article.read' },
  { method: 'GET', url: `${ARTICLE}/preview`, action: 'article.read' },
  { method: 'GET', url: `${ARTICLE}/preview/page`, action: 'article.read' },
  { method: 'GET', url: `${ARTICLE}/history`, action: 'article.read' },
  { method: 'GET', url: `${ARTICLE}/submission`, action: 'article.submit' },
  { method: 'GET', url: `${ARTICLE}/withdrawal`, action: 'article.withdraw' },
  { method: 'GET', url: `${ARTICLE}/retraction`, action: 'article.retract' },
  { method: 'GET', url: `${ARTICLE}/restoration`, action: 'article.restore' },
  { method: 'GET', url: `${ARTICLE}/discard`, action: 'article.discard' },
  { method: 'POST', url: ARTICLE, action: 'article.write', body: { version: '2', title: 'T' }, also: [409] },
  {
    method: 'PUT',
    url: `${ARTICLE}/draft`,
    action: 'article.write',
    json: { baseVersion: 2, session, fields: { title: 'T' } },
    also: [409],
  },
  { method: 'POST', url: `${ARTICLE}/writing`, action: 'article.write', json: { session } },
  {
    method: 'POST',
    url: `${ARTICLE}/copies`,
    action: 'article.read',
    json: { baseVersion: 2, session, fields: { title: 'T' } },
  },
  { method: 'POST', url: `${ARTICLE}/media`, action: 'article.write', json: {}, also: [422] },
  { method: 'POST', url: `${ARTICLE}/cover`, action: 'article.write', body: {}, also: [422] },
  { method: 'POST', url: `${ARTICLE}/link-check`, action: 'article.write', json: {} },
  {
    method: 'POST',
    url: `${ARTICLE}/submission`,
    action: 'article.submit',
    body: { declared: 'on', kind: 'minor' },
    also: [422, 429],
  },
  { method: 'POST', url: `${ARTICLE}/withdrawal`, action: 'article.withdraw' },
  { method: 'POST', url: `${ARTICLE}/retraction`, action: 'article.retract', body: { reason: 'Wrong' } },
  { method: 'POST', url: `${ARTICLE}/restoration`, action: 'article.restore' },
  { method: 'POST', url: `${ARTICLE}/discard`, action: 'article.discard' },
]

/** Those about an article's parts, which have IDs of their own; tested where those are made. */
const ELSEWHERE = [
  `${ARTICLE}/library`,
  `${ARTICLE}/copies/:copy`,
  `${ARTICLE}/edits/:edit`,
  `${ARTICLE}/notes/:note`,
]

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const known = await makeStudioRoom(app, { trusted: true })
const far = await makeStudioRoom(app)
const portalEditor = await app.signIn(['editor'], 'Portal editor')
const operator = await app.signIn(['operator'], 'Operator')
const moderator = await app.signIn(['moderator'], 'Moderator')
const stranger = await app.signIn([], 'Stranger')

async function peopleOf(home: StudioRoom): Promise<MatrixPerson[]> {
  const person = async (name: string, one: Session, roles: Parameters<typeof actorIn>[2] = []) => ({
    name,
    session: one,
    actor: await actorIn(app, one, roles),
  })
  return [
    { name: 'signed out' },
    await person('stranger', stranger),
    await person('owner of another account', far.owner),
    await person('writer who is not the author', home.other),
    await person('author', home.writer),
    await person('editor of the account', home.editor),
    await person('owner', home.owner),
    await person('editor of the portal', portalEditor, ['editor']),
    await person('operator', operator, ['operator']),
    await person('moderator', moderator, ['moderator']),
  ]
}

const later = () => {
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
}

/** Brings an article of the author into a state. */
async function make(state: ArticleStateName, home: StudioRoom): Promise<Made> {
  later()
  const id = await writeIn(app, home)
  const soon = new Date(app.clock.now.getTime() + 86_400_000 * 30)
  const editorActor = await actorIn(app, portalEditor, ['editor'])
  const about = { actor: editorActor, now: app.clock.now }
  const decided = async (decision: 'changes' | 'refuse') => {
    const submissionId = (await latestSubmission(app.database.db, id)) as string
    await transact(app.database, (tx) => decide(tx, { submissionId, decision, reason: 'R', ...about }))
  }
  if (state === 'scheduled') await submitIn(app, home, id, soon)
  else if (state !== 'draft') await submitIn(app, home, id)
  if (state === 'changes') await decided('changes')
  if (state === 'refused') await decided('refuse')
  if (state === 'retracted') {
    const actor = await actorIn(app, home.owner)
    await transact(app.database, (tx) =>
      retract(tx, { articleId: id, reason: 'R', actor, now: app.clock.now }),
    )
  }
  if (state === 'resubmitted') {
    later()
    await reviewAll(true)
    await submitIn(app, home, id)
    await reviewAll(false)
  }
  later()
  const subject = await findSubject(app.database.db, id)
  expect(subject?.state).toBe(state)
  return { id, subject: subject as NonNullable<typeof subject> }
}

async function reviewAll(value: boolean): Promise<void> {
  await app.database.db
    .insertInto('setting')
    .values({ key: 'reviewAll', value: String(value), changed_at: app.clock.now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(value) }))
    .execute()
}

test('the table has every route of the studio that is about an article', () => {
  const listed = new Set([...ROUTES.map(({ method, url }) => `${method} ${url}`)])
  const missing = app.routes
    .filter(({ url, method }) => url.startsWith(ARTICLE) && method !== 'HEAD')
    .filter(({ url }) => !ELSEWHERE.includes(url))
    .map(({ method, url }) => `${method} ${url}`)
    .filter((name) => !listed.has(name))
  expect(missing).toEqual([])
})

test.each(ARTICLE_STATES)('an article in the state %s', { timeout: 60_000 }, async (state) => {
  const home = ['submitted', 'changes', 'refused', 'draft'].includes(state) ? room : known
  const count = await walk({
    app,
    people: await peopleOf(home),
    routes: ROUTES,
    make: () => make(state, home),
    stateOf: async (id) => {
      const { changedAt: _changedAt, ...rest } = (await findSubject(app.database.db, id)) ?? {
        changedAt: null,
      }
      return rest
    },
  })
  expect(count).toBeGreaterThan(150)
})
