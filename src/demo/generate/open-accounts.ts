import { openAccount } from '../../domain/accounts/index.ts'
import { type Database, transact } from '../../platform/database/index.ts'
import { CHINESE } from './chinese.ts'
import { choose } from './words.ts'

/** Opens `count` more generated accounts, `gen-0001` and on; gives their IDs. */
export async function openAccounts(
  database: Database,
  count: number,
  random: () => number,
  now: Date,
): Promise<string[]> {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from account where handle like 'gen-%'`,
  )
  const first = (rows[0]?.n ?? 0) + 1
  return transact(database, async (tx) => {
    const ids = []
    for (let i = first; i < first + count; i++) {
      const place = choose(random, CHINESE.places)
      const opened = await openAccount(tx, {
        handle: `gen-${String(i).padStart(4, '0')}`,
        name: `${place}${choose(random, ['日志', '观察', '手记', '通讯', '见闻'])} ${i}`,
        signature: `住在${place}，写${choose(random, CHINESE.topics)}与${choose(random, CHINESE.topics)}。`,
        field: '生活',
        language: 'zh-CN',
        now,
      })
      ids.push(opened.accountId)
    }
    return ids
  })
}
