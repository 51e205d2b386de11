import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

const DAY_MS = 86_400_000
const FAMILY = [...'周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭鲁韦马苗']
const GIVEN = [
  '桂芳',
  '一鸣',
  '小满',
  '守仁',
  '晓岚',
  '长河',
  '念慈',
  '立冬',
  '阿梅',
  '望舒',
  '子安',
  '春生',
  '秋白',
  '大勇',
  '雨桐',
  '知远',
  '玉兰',
  '思齐',
]

type Followed = { accountId: string; followers: number }

/**
 * Readers who cannot sign in but follow: as many people as the most followed account has followers, each account
 * followed by its own share of them over the last 300 days. Keeps the figures.
 */
export async function addFollowers(
  tx: Tx,
  accounts: readonly Followed[],
  random: () => number,
  now: Date,
): Promise<void> {
  const crowd = await addCrowd(tx, Math.max(...accounts.map((account) => account.followers)) + 24, now)
  const rows = accounts.flatMap(({ accountId, followers }) =>
    shuffled(crowd, random)
      .slice(0, followers)
      .map((personId) => ({ personId, accountId, at: new Date(now.getTime() - random() * 300 * DAY_MS) })),
  )
  await sql`insert into follow (person_id, account_id, followed_at)
            select * from unnest(${rows.map((row) => row.personId)}::text[], ${rows.map((row) => row.accountId)}::text[],
                                 ${rows.map((row) => row.at)}::timestamptz[])`.execute(tx.db)
  await sql`update account_figures f set followers = f.followers + added.followers
              from unnest(${accounts.map((account) => account.accountId)}::text[],
                          ${accounts.map((account) => account.followers)}::int[]) as added (account_id, followers)
             where f.account_id = added.account_id`.execute(tx.db)
  tx.purge('accounts', ...accounts.map((account) => `account:${account.accountId}`))
}

async function addCrowd(tx: Tx, size: number, now: Date): Promise<string[]> {
  const people = Array.from({ length: size }, (_, i) => ({
    id: newId(),
    name: `${FAMILY[i % FAMILY.length]}${GIVEN[(i * 7 + Math.floor(i / FAMILY.length)) % GIVEN.length]}`,
    email: `follower-${String(i + 1).padStart(3, '0')}@demo.test`,
    email_verified: true,
    created_at: now,
    updated_at: now,
  }))
  await tx.db.insertInto('person').values(people).execute()
  return people.map((person) => person.id)
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}
