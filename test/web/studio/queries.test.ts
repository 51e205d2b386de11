import { beforeAll, describe, expect, it } from 'vitest'
import { createStudioApp, makeStudioRoom, submissionOf, submitIn, writeIn } from '../../support/studio-app.ts'
import { type Statement, statementsDuring } from '../../support/watch-statements.ts'

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const home = `/studio/@${room.handle}`
let draft: string
let submitted: string

beforeAll(async () => {
  draft = await writeIn(app, room)
  submitted = await writeIn(app, room)
  await submitIn(app, room, submitted)
  expect(await submissionOf(app, submitted)).toBeTruthy()
  await app.get('/studio', room.owner)
})

/** The statements that one request runs, those of the session included. */
async function statementsOf(path: string): Promise<Statement[]> {
  // What pages share is in memory, as it is in a process that has answered before.
  await app.get(path, room.owner)
  return statementsDuring(async () => expect((await app.get(path, room.owner)).status, path).toBe(200))
}

describe('at most eight statements for', () => {
  it.each([
    ['the accounts', () => '/studio'],
    ['home', () => home],
    ['articles', () => `${home}/articles`],
    ['a search', () => `${home}/articles?q=ferry&show=draft`],
    ['a new article', () => `${home}/articles/new`],
    ['series', () => `${home}/series`],
    ['members', () => `${home}/members`],
    ['the profile', () => `${home}/profile`],
    ['the editor', () => `/studio/articles/${draft}`],
    ['the preview', () => `/studio/articles/${draft}/preview`],
    ['the page in it', () => `/studio/articles/${draft}/preview/page`],
    ['the submission', () => `/studio/articles/${draft}/submission`],
    ['the history', () => `/studio/articles/${submitted}/history`],
    ['the history with a change', () => `/studio/articles/${submitted}/history?revision=2`],
  ])('%s', async (_, path) => {
    const seen = await statementsOf(path())
    expect(
      seen.length,
      seen.map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 90)).join('\n'),
    ).toBeLessThanOrEqual(8)
  })
})
