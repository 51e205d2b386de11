import { sql } from 'kysely'
import webPush from 'web-push'
import type { Database } from '../../platform/database/index.ts'

/** The portal's own pair of keys (VAPID, RFC 8292): it names itself to the services of browsers with them. */
export type PushKeys = { publicKey: string; privateKey: string }

const KEY = 'pushKeys'

/** The portal's keys, made when first asked for; all processes have the same. */
export async function pushKeys({ db }: Pick<Database, 'db'>): Promise<PushKeys> {
  return (await readKeys(db)) ?? makeKeys(db)
}

async function makeKeys(db: Database['db']): Promise<PushKeys> {
  await sql`insert into setting (key, value, changed_at) values
    (${KEY}, ${JSON.stringify(webPush.generateVAPIDKeys())}::jsonb, now()) on conflict do nothing`.execute(db)
  return (await readKeys(db)) as PushKeys
}

async function readKeys(db: Database['db']): Promise<PushKeys | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst()
  return row?.value as PushKeys | undefined
}
