import { describe, expect, test } from 'vitest'
import {
  completeSetup,
  isSetupToken,
  rolesOf,
  type Setup,
  setupAddress,
} from '../../../src/domain/people/index.ts'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-05-01T08:00:00Z')
const publicUrl = new URL('https://portal.example/')

async function address(database: Awaited<ReturnType<typeof createTestDatabase>>): Promise<string | null> {
  return transact(database, (tx) => setupAddress(tx, { publicUrl, now }))
}

function setup(token: string, more: Partial<Setup> = {}): Setup {
  const { languages, defaultLanguage, accent } = DEFAULT_SETTINGS
  const portalName = { 'zh-CN': '江城号', en: 'Riverside' }
  const settings = { portalName, languages, defaultLanguage, accent, timeZone: 'Asia/Shanghai' }
  return { token, name: 'Op', email: 'op@example.org', password: 'long enough', settings, ...more }
}

describe('set-up', () => {
  test('has one address at a time, of which only a hash is stored', async () => {
    const database = await createTestDatabase()
    const first = new URL((await address(database)) ?? '')
    const second = new URL((await address(database)) ?? '')
    expect(second.href).toMatch(/^https:\/\/portal\.example\/set-up\?token=[\w-]{43}$/)
    const [old, token] = [first, second].map((url) => url.searchParams.get('token') ?? '')
    expect(await isSetupToken(database.db, old ?? '')).toBe(false)
    expect(await isSetupToken(database.db, token ?? '')).toBe(true)
    expect(await isSetupToken(database.db, '')).toBe(false)
    const rows = await database.db.selectFrom('setting').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('works once in a race, creates the operator and the settings, and then has no address', async () => {
    const database = await createTestDatabase()
    const token = new URL((await address(database)) ?? '').searchParams.get('token') ?? ''
    const complete = (given: Setup) => transact(database, (tx) => completeSetup(tx, given, now))
    await expect(complete(setup(`${token}x`))).rejects.toMatchObject({ code: 'setup.closed' })
    await expect(complete(setup(token, { password: 'short' }))).rejects.toMatchObject({
      code: 'setup.invalid',
      details: { errors: { password: 'people.password_too_short' } },
    })
    expect(await isSetupToken(database.db, token)).toBe(true)

    const emails = ['a@example.org', 'b@example.org', 'c@example.org']
    const results = await Promise.allSettled(emails.map((email) => complete(setup(token, { email }))))
    const done = results.filter((result) => result.status === 'fulfilled')
    expect(done).toHaveLength(1)
    const people = await database.db.selectFrom('person').select('id').execute()
    expect(people).toEqual([{ id: done[0]?.value }])
    expect(await rolesOf(database.db, done[0]?.value ?? '')).toEqual(['operator'])
    const settings = await readSettings(database.db)
    expect(settings).toMatchObject({
      portalName: { en: 'Riverside' },
      timeZone: 'Asia/Shanghai',
      setUpAt: now,
    })
    expect(await address(database)).toBeNull()
  })
})
