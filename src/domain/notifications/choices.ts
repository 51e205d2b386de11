import { type Database, statement, type Tx } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { DIGEST_RHYTHMS, type DigestRhythm, nextDigest } from './digest-times.ts'
import { dropDigest } from './drop-digest.ts'
import { type MailWay, NOTICE_TOPICS, type NoticeTopic, USUAL_WAYS, type Ways } from './topics.ts'

/** What a person chose to hear of, complete. */
export type NoticeChoices = { ways: Record<NoticeTopic, Ways>; rhythm: DigestRhythm }

const chosen = statement<{ topic: NoticeTopic; site: boolean; mail: MailWay; push: boolean }>(
  'select topic, site, mail, push from notice_choice where person_id = $1',
)
const rhythmOf = statement<{ rhythm: DigestRhythm }>('select rhythm from digest where person_id = $1')

/** A person's choices, what they never chose as usual. Two queries by key. */
export async function choicesOf(database: Pick<Database, 'pool'>, personId: string): Promise<NoticeChoices> {
  const [rows, digests] = await Promise.all([chosen(database, [personId]), rhythmOf(database, [personId])])
  const ways = { ...USUAL_WAYS }
  for (const { topic, ...way } of rows) ways[topic] = way
  return { ways, rhythm: digests[0]?.rhythm ?? DIGEST_RHYTHMS[0] }
}

/**
 * Keeps a person's choices; a digest that somebody waits for is due at the next hour of its rhythm. With the last topic
 * out of it, what was gathered goes on the site.
 */
export async function chooseNotices(
  tx: Tx,
  { personId, choices, now }: { personId: string; choices: NoticeChoices; now: Date },
): Promise<void> {
  for (const topic of NOTICE_TOPICS) await chooseWays(tx, { personId, topic, ways: choices.ways[topic], now })
  const wanted = NOTICE_TOPICS.some((topic) => choices.ways[topic].mail === 'digest')
  if (!wanted) return dropDigest(tx, personId)
  const { rhythm } = choices
  const due_at = nextDigest(now, rhythm, await zoneOf(tx, personId))
  await tx.db
    .insertInto('digest')
    .values({ person_id: personId, rhythm, due_at })
    .onConflict((oc) =>
      oc.column('person_id').doUpdateSet({ rhythm, due_at }).where('digest.rhythm', '<>', rhythm),
    )
    .execute()
}

/** Keeps how a person hears of one topic. */
export async function chooseWays(
  tx: Tx,
  { personId, topic, ways, now }: { personId: string; topic: NoticeTopic; ways: Ways; now: Date },
): Promise<void> {
  await tx.db
    .insertInto('notice_choice')
    .values({ person_id: personId, topic, ...ways, chosen_at: now })
    .onConflict((oc) => oc.columns(['person_id', 'topic']).doUpdateSet({ ...ways, chosen_at: now }))
    .execute()
}

/** The person's own zone, or the portal's. */
export async function zoneOf(tx: Pick<Tx, 'db'>, personId: string): Promise<string> {
  const row = await tx.db
    .selectFrom('person')
    .select('time_zone')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.time_zone ?? (await readSettings(tx.db)).timeZone
}
