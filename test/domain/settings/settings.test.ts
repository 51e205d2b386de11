import { describe, expect, test } from 'vitest'
import {
  changeSettings,
  DEFAULT_SETTINGS,
  hostNotice,
  readSettings,
  type Settings,
} from '../../../src/domain/settings/index.ts'
import { CodedError } from '../../../src/kernel/errors.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-05-01T08:00:00Z')
const database = await createTestDatabase()

function change(patch: Partial<Settings>): Promise<void> {
  return transact(database, (tx) => changeSettings(tx, patch, { actor: null, now }))
}

async function errorsOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CodedError)
  return (error as CodedError).details.errors
}

describe('settings', () => {
  test('have defaults on an empty portal', async () => {
    expect(await readSettings(database.db)).toEqual(DEFAULT_SETTINGS)
  })

  test('are written in their checked form and purge what shows them', async () => {
    const purged: (readonly string[] | 'all')[] = []
    const stop = database.onPurge((tags) => purged.push(tags))
    await change({
      portalName: { 'zh-CN': '  江城\n号 ', en: '' },
      accent: '#00FFAA',
      timeZone: 'Asia/Shanghai',
      contact: 'desk@example.org',
    })
    stop()
    const settings = await readSettings(database.db)
    expect(settings.portalName).toEqual({ 'zh-CN': '江城 号', en: '江城 号' })
    expect(settings).toMatchObject({
      accent: '#00ffaa',
      timeZone: 'Asia/Shanghai',
      contact: 'desk@example.org',
    })
    expect(purged).toEqual([['portal']])
  })

  test.each<[Partial<Record<keyof Settings, unknown>>, Record<string, string>]>([
    [{ accent: 'red' }, { accent: 'settings.colour_malformed' }],
    [{ accent: '#a62b17;}body{display:none' }, { accent: 'settings.colour_malformed' }],
    [{ timeZone: 'Mars/Olympus' }, { timeZone: 'settings.time_zone_unknown' }],
    [{ timeZone: '+08:00' }, { timeZone: 'settings.time_zone_unknown' }],
    [{ languages: [] }, { languages: 'settings.languages_missing' }],
    [{ languages: ['xx'] }, { languages: 'settings.language_unknown' }],
    [{ languages: ['en'], defaultLanguage: 'zh-CN' }, { defaultLanguage: 'settings.default_language_off' }],
    [{ portalName: { 'zh-CN': ' ', en: '' } }, { portalName: 'settings.name_missing' }],
    [{ portalName: { 'zh-CN': '长'.repeat(61), en: '' } }, { portalName: 'settings.text_too_long' }],
    [{ contact: 'javascript:alert(1)' }, { contact: 'settings.contact_malformed' }],
  ])('refuse %j and write nothing', async (patch, errors) => {
    const before = await readSettings(database.db)
    expect(
      await errorsOf(change({ tagline: { 'zh-CN': 'x', en: 'x' }, ...patch } as Partial<Settings>)),
    ).toEqual(errors)
    expect(await readSettings(database.db)).toEqual(before)
  })

  test('fall back to the default where a row is malformed or unknown', async () => {
    const rows = {
      accent: 12,
      languages: 'en',
      time: 1,
      timeZone: 'Nowhere',
      setUpAt: 'never',
      portalName: null,
    }
    for (const [key, value] of Object.entries(rows)) {
      const row = { value: JSON.stringify(value), changed_at: now }
      await database.db
        .insertInto('setting')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute()
    }
    const { accent, languages, timeZone, setUpAt, portalName } = await readSettings(database.db)
    expect({ accent, languages, timeZone, setUpAt, portalName }).toEqual({
      accent: DEFAULT_SETTINGS.accent,
      languages: DEFAULT_SETTINGS.languages,
      timeZone: 'UTC',
      setUpAt: null,
      portalName: DEFAULT_SETTINGS.portalName,
    })
  })

  test("the host's notice names the account and the portal, once", () => {
    const settings = { ...DEFAULT_SETTINGS, portalName: { 'zh-CN': '江城号', en: '' } }
    expect(hostNotice(settings, 'zh-CN', { account: '{portal}' })).toContain('“{portal}”')
    expect(hostNotice(settings, 'en', { account: 'Tea' })).toContain('江城号 stores it')
  })
})
