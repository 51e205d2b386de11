import { doDeed, likeComment, writeComment } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'

const HOUR_MS = 3600_000

/** A reader who has been here for long. */
export async function addReader(database: Database, name: string): Promise<Actor> {
  const id = newId()
  const at = new Date(Date.now() - 1000 * HOUR_MS)
  await database.db
    .insertInto('person')
    .values({ id, name, email: `${id}@reader.test`, created_at: at, updated_at: at })
    .execute()
  return { personId: id, roles: ['reader'], members: [] }
}

/** A room as it looks after a lively day: chains, an author's answer, likes, one pinned, one deleted. */
export async function fillRoom(
  database: Database,
  { articleId, accountId }: { articleId: string; accountId: string },
) {
  const names = ['陈一舟', '潮汐里的猫', 'Margaret Hollis', '老周', '南岸居民', '渡口小学三年级']
  const readers = await Promise.all(names.map((name) => addReader(database, name)))
  const owner = await addReader(database, '号主')
  await database.db
    .insertInto('account_member')
    .values({ account_id: accountId, person_id: owner.personId, role: 'owner', joined_at: new Date() })
    .execute()
  owner.members = [{ accountId, role: 'owner' }]
  let at = Date.now() - 20 * HOUR_MS
  const say = async (actor: Actor, body: string, parentId?: string) => {
    at += 7 * 60_000
    const now = new Date(at)
    const written = await transact(database, (tx) =>
      writeComment(tx, { articleId, body, parentId }, { actor, now }),
    )
    return written.commentId
  }
  const [chen, cat, hollis, zhou, south, school] = readers as [Actor, Actor, Actor, Actor, Actor, Actor]
  const first = await say(
    chen,
    '小时候每天坐这班渡轮上学，冬天江面起雾，船头要敲钟。后来桥通了，船就一年比一年空。',
  )
  const second = await say(cat, '钟还在老码头的候船室里挂着，上周路过还看到。', first)
  const third = await say(
    owner,
    '是的，那口钟会留给城市博物馆，我们采访时馆方已经来量过尺寸。详情见 https://example.org/museum',
    second,
  )
  const fourth = await say(zhou, '希望别只放在库房里。', third)
  const fifth = await say(
    south,
    '同意楼上。\n\n> 希望别只放在库房里。\n\n最好还挂在江边，**整点敲一次**。',
    fourth,
  )
  const sixth = await say(school, '我们班下周去参观', fifth)
  await say(chen, '替小朋友们高兴，记得看船票根的那个柜子。', sixth)
  await say(
    hollis,
    'I took this ferry in 1998, when a ticket was half a yuan. The bell rang twice for fog and once for the landing; nobody on board looked up from the newspaper.',
  )
  const gone = await say(zhou, '这句话后来删掉了')
  await say(cat, '楼上别删呀', gone)
  const pin = await say(
    owner,
    '更正：文中第二段的“六点二十分”指冬季时刻表，夏季提前二十分钟。谢谢 @nobody 提醒。',
  )
  for (const reader of readers.slice(1))
    await transact(database, (tx) =>
      likeComment(tx, { personId: reader.personId, articleId, commentId: first, now: new Date() }),
    )
  for (const reader of readers.slice(0, 3))
    await transact(database, (tx) =>
      likeComment(tx, { personId: reader.personId, articleId, commentId: third, now: new Date() }),
    )
  await transact(database, (tx) =>
    doDeed(tx, { commentId: pin, deed: 'pin' }, { actor: owner, now: new Date() }),
  )
  const { deleteComment } = await import('../../../src/domain/comments/index.ts')
  await transact(database, (tx) => deleteComment(tx, { commentId: gone }, { actor: zhou, now: new Date() }))
  return { readers, owner, first, second, third, fourth, fifth, sixth, gone, pin }
}
