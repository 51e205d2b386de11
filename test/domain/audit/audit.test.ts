import { describe, expect, test } from 'vitest'
import { type Act, auditPage, record } from '../../../src/domain/audit/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const database = await createTestDatabase()
const { db } = database
const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 8, minute))

function act(change: Partial<Act>): Promise<void> {
  const whole = { action: 'role.grant', actor: 'someone', subject: { kind: 'person', id: 'p1' }, now: at(0) }
  return transact(database, (tx) => record(tx, { ...whole, ...change }))
}

describe('the audit', () => {
  test('pages by key, newest first, also within one instant', async () => {
    for (let n = 0; n < 25; n++) await act({ details: { n } })
    const seen: unknown[] = []
    let before: Parameters<typeof auditPage>[2]['before']
    do {
      const { entries, next } = await auditPage(db, {}, { limit: 10, before })
      seen.push(...entries.map(({ details }) => details.n))
      before = next
    } while (before)
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 24 - n))
  })

  test('filters by person, act, area, subject and time', async () => {
    await act({ action: 'settings.change', actor: 'other', subject: { kind: 'portal', id: 's' }, now: at(5) })
    await act({ action: 'setting_s', actor: null, now: at(9) })
    const count = async (filter: Parameters<typeof auditPage>[1]) =>
      (await auditPage(db, filter, { limit: 100 })).entries.length
    expect(await count({ actorId: 'other' })).toBe(1)
    expect(await count({ action: 'role.grant' })).toBe(25)
    expect(await count({ action: 'settings.' })).toBe(1)
    expect(await count({ action: '%.' })).toBe(0)
    expect(await count({ subject: { kind: 'portal' } })).toBe(1)
    expect(await count({ from: at(5), to: at(9) })).toBe(1)
  })

  test('is never changed', async () => {
    await expect(database.pool.query("update audit set action = 'x'")).rejects.toThrow(/immutable/)
    await expect(database.pool.query('delete from audit')).rejects.toThrow(/immutable/)
  })

  test('keeps NUL and long texts in bounds', async () => {
    await act({ action: 'x.long', details: { text: `\0${'长'.repeat(5000)}` } })
    const { entries } = await auditPage(db, { action: 'x.long' }, { limit: 1 })
    expect(String(entries[0]?.details.text)).toHaveLength(1001)
  })
})

describe('a changed setting', () => {
  test('is recorded with old and new, a secret without either, the same value not at all', async () => {
    const patch = { reviewFirst: 5, restoreDays: 30, oidcClientSecret: 'hush hush' }
    await transact(database, (tx) => changeSettings(tx, patch, { actor: 'op', now: at(20) }))
    const { entries } = await auditPage(db, { actorId: 'op' }, { limit: 5 })
    expect(entries).toHaveLength(1)
    expect(entries[0]?.details).toEqual({
      changes: { reviewFirst: { from: 3, to: 5 }, oidcClientSecret: {} },
    })
    expect(JSON.stringify(entries)).not.toContain('hush')
  })
})
