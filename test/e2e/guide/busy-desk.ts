import { openAccount } from '../../../src/domain/accounts/index.ts'
import { createArticle, scheduleArticle } from '../../../src/domain/articles/index.ts'
import { beginArticle } from '../../../src/domain/drafts/index.ts'
import { createPerson } from '../../../src/domain/people/index.ts'
import { submitArticle } from '../../../src/domain/reviewing/index.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import { documentOf } from '../../support/content.ts'

/** Accounts of others, with what they handed in (hours ago) and what waits for its time (hours from now). */
const OTHERS = [
  {
    handle: 'qiaotou',
    name: '桥头早市',
    hours: 20,
    title: '卖藕的人比藕先醒',
    text: '四点半，桥头的灯先亮起来。',
    soon: { hours: 42, title: '立冬以后的菜价，摊主怎么算' },
  },
  {
    handle: 'slow-line',
    name: 'The Slow Line',
    hours: 9,
    title: 'Forty minutes at a signal box',
    text: 'The levers are numbered, and number seven sticks.',
    soon: { hours: 115, title: 'A timetable from 1956, read aloud' },
  },
  {
    handle: 'shuwu',
    name: '旧书摊',
    hours: 4,
    title: '一本借了三十年的书还回来了',
    text: '扉页上的借书卡停在一九九五年。',
    soon: { hours: 212, title: '书摊上的铅笔批注' },
  },
]

/** Articles of other accounts in the queue and on the calendar, so that the desk looks as on a working day. */
export async function fillDesk(database: Database, now: Date): Promise<void> {
  const after = (hours: number) => new Date(now.getTime() + hours * 3600_000)
  for (const { handle, name, hours, title, text, soon } of OTHERS) {
    const language = /^[\u0020-\u007e]+$/.test(title) ? 'en' : 'zh-CN'
    await transact(database, async (tx) => {
      const person = { name, email: `${handle}@demo.test`, password: 'a river and a bridge', roles: [] }
      const personId = await createPerson(tx, person, { actor: null, now: after(-200) })
      const { accountId } = await openAccount(tx, {
        handle,
        name,
        language,
        ownerId: personId,
        now: after(-150),
      })
      const fields = { title, body: documentOf(text) }
      const actor = { personId, roles: [], members: [{ accountId, role: 'owner' as const }] }
      const { articleId } = await beginArticle(tx, { accountId, actor, language, fields, now: after(-hours) })
      await submitArticle(tx, { articleId, kind: 'first', note: '', actor, now: after(-hours) })
      const draft = { title: soon.title, language, label: 'original' as const, body: documentOf(text) }
      const made = await createArticle(tx, { accountId, draft, actor: null, now: after(-90) })
      await scheduleArticle(tx, { ...made, publishAt: after(soon.hours), actor: null, now: after(-80) })
    })
  }
}

/** An account that was read for four weeks. */
export async function addReads(database: Database, handle: string, now: Date): Promise<void> {
  await database.pool.query(
    `insert into account_reads_daily (account_id, day, reads)
     select account.id, ($2::timestamptz at time zone 'UTC')::date - n, 40 + (n * 7919) % 67 + (28 - n) * 6
       from account, generate_series(0, 27) n where handle = $1
     on conflict (account_id, day) do update set reads = excluded.reads`,
    [handle, now],
  )
}
