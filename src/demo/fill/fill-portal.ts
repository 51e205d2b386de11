import { sql } from 'kysely'
import { openAccount } from '../../domain/accounts/index.ts'
import { addChannel } from '../../domain/channels/index.ts'
import { refreshLevels } from '../../domain/levels/index.ts'
import { warmUp } from '../../domain/ranking/index.ts'
import { changeSettings } from '../../domain/settings/index.ts'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { Content } from '../content/content.ts'
import { newSheet } from '../pictures/paint/sheet.ts'
import { addApplications } from './add-applications.ts'
import { addLikes } from './add-likes.ts'
import { addPlacements } from './add-placements.ts'
import { addReads } from './add-reads.ts'
import { addTalks } from './add-talks.ts'
import { addWork } from './add-work.ts'
import { addCrowd } from './crowd.ts'
import { addFollowers } from './followers.ts'
import { notEmpty, stateOf } from './is-empty.ts'
import { publishArticles } from './publish-articles.ts'
import { createSignIns } from './sign-ins.ts'
import { storePictures } from './store-pictures.ts'

/** The accounts were there before their followers came. */
const ACCOUNTS_OPENED_MS = 400 * 86_400_000

type Place = { database: Database; storage: Storage; now: Date }

/**
 * Fills an empty portal with the demo, in one transaction after its pictures are stored; gives the media that were made.
 * Throws `demo.not_empty` for a portal with accounts or articles and changes nothing then.
 */
export async function fillPortal(
  place: Place,
  content: Content,
  onPicture: (done: number, total: number) => void,
): Promise<{ mediaIds: string[] }> {
  await refuseContent(place.database.db)
  const media = await storePictures(place, content, onPicture)
  await transact(place.database, async (tx) => {
    // Two demos at once: the second waits here and is refused.
    await sql`lock table account in share row exclusive mode`.execute(tx.db)
    await refuseContent(tx.db)
    await write(tx, content, media, place)
  })
  await refreshLevels(place.database, place.now)
  return { mediaIds: [...media.values()] }
}

async function refuseContent(db: Parameters<typeof stateOf>[0]): Promise<void> {
  const state = await stateOf(db)
  if (state !== 'empty') throw notEmpty(state)
}

async function write(tx: Tx, content: Content, media: Map<string, string>, place: Place): Promise<void> {
  const { now } = place
  const { random } = newSheet('demo portal')
  const people = await createSignIns(tx, now)
  await changeSettings(tx, content.portal, { actor: people.get('operator@demo.test') ?? null, now })
  const channels = new Map<string, string>()
  for (const [i, words] of content.channels.entries()) {
    channels.set(words.slug, (await addChannel(tx, { ...words, position: i + 1 }, now)).channelId)
  }
  const accounts = new Map<string, string>()
  for (const [i, { avatar, ...account }] of content.accounts.entries()) {
    const ownerId = i === 0 ? people.get('author@demo.test') : undefined
    const opened = await openAccount(tx, {
      ...account,
      avatarMediaId: media.get(`avatar:${avatar}`),
      ownerId,
      now: new Date(now.getTime() - ACCOUNTS_OPENED_MS),
    })
    accounts.set(account.handle, opened.accountId)
  }
  const followed = content.accounts.map(({ handle, followers }) => ({
    accountId: accounts.get(handle) as string,
    followers,
  }))
  const crowd = await addCrowd(tx, Math.max(...followed.map(({ followers }) => followers)) + 24, now)
  await addFollowers(tx, crowd, followed, random, now)
  const { timeZone } = content.portal
  const published = await publishArticles(
    tx,
    content.articles,
    { accounts, channels, media },
    { timeZone, now },
  )
  await addWork(tx, content.work, { people, accounts, channels }, now)
  await addApplications(tx, place.storage, content.applications, people, now)
  await addReads(tx, published, random, now)
  await addLikes(tx, published, crowd, random, now)
  const hosts = {
    authorId: people.get('author@demo.test') as string,
    accountId: accounts.get(content.accounts[0]?.handle ?? '') as string,
  }
  await addTalks(tx, content.talks, published, { people, crowd, hosts }, random, now)
  const editorId = people.get('editor@demo.test') as string
  await addPlacements(tx, content.placements, published, { accounts, channels, media }, editorId, now)
  // Nobody reads mail at these addresses: their jobs find them sent.
  await sql`update mail set sent_at = queued_at, params = null, href = null
             where sent_at is null and to_address like '%@demo.test'`.execute(tx.db)
  await warmUp(tx, now)
  tx.purge('hot')
}
