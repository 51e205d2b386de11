import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { openAccount } from '../../src/domain/accounts/index.ts'
import { createArticle, publishArticle } from '../../src/domain/articles/index.ts'
import { type Database, openDatabase, transact } from '../../src/platform/database/index.ts'
import { draftOf } from '../../test/support/content.ts'
import { absent, cores } from '../support/cores.ts'
import { startMeasured } from '../support/measured-portal.ts'
import { processTree } from '../support/processes.ts'
import { type Measure, median } from '../support/result.ts'
import { load } from '../support/wrk.ts'

const FOLLOWERS = Number(process.env.FOLLOWERS ?? 1_000_000)

/** One article to a million followers, the job killed on the way: pages go on, and everybody is told once. */
export const fanOut: Measure = {
  summary: `an article of an account with ${FOLLOWERS} followers, its job killed once`,
  async run(say) {
    const missing = absent(['wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: ['--articles', '50'] })
    const database = openDatabase(portal.databaseUrl(), { max: 3 })
    try {
      const accountId = await accountWith(database, FOLLOWERS)
      say(`  ${FOLLOWERS} people follow an account`)
      const rate = async (seconds: number) =>
        (
          await load(`${portal.url}/`, {
            seconds,
            connections: 16,
            core: cores.measuring,
            server: portal.pid,
          })
        ).perSecond
      await rate(3)
      const alone = [await rate(4), await rate(4)]
      const articleId = await publish(database, accountId)
      const begun = performance.now()
      const beside = [await rate(4), await rate(4)]
      process.kill(await jobProcess(portal.pid), 'SIGKILL')
      say('  the job process was killed')
      while (!(await isTold(database, articleId))) await wait(500)
      const seconds = (performance.now() - begun) / 1000
      const after = [await rate(4), await rate(4)]
      const told = await countTold(database, articleId)
      return {
        figures: [
          {
            what: 'cached pages a second while followers are told',
            value: median(beside) / median([...alone, ...after]),
            unit: '×',
            atLeast: 0.8,
          },
          { what: 'told, of all followers', value: told.people / FOLLOWERS, unit: '', atLeast: 1, atMost: 1 },
          { what: 'notices a person', value: told.notices / told.people, unit: '', atLeast: 1, atMost: 1 },
          { what: 'until the last is told', value: seconds, unit: 's' },
        ],
      }
    } finally {
      await database.close()
      await portal.stop()
    }
  },
}

async function accountWith(database: Database, followers: number): Promise<string> {
  const now = new Date()
  const { accountId } = await transact(database, (tx) =>
    openAccount(tx, { handle: 'widely', name: '众人关注', signature: '', language: 'zh-CN', now }),
  )
  await database.pool.query(
    `insert into person (id, name, email)
     select 'f' || lpad(n::text, 12, '0'), 'reader ' || n, 'reader' || n || '@example.test' from generate_series(1, $1::int) n`,
    [followers],
  )
  await database.pool.query(
    `insert into follow (person_id, account_id, followed_at)
     select 'f' || lpad(n::text, 12, '0'), $2, now() from generate_series(1, $1::int) n`,
    [followers, accountId],
  )
  await database.pool.query('analyze person, follow')
  return accountId
}

function publish(database: Database, accountId: string): Promise<string> {
  const now = new Date()
  return transact(database, async (tx) => {
    const made = await createArticle(tx, { accountId, draft: draftOf(), actor: null, now })
    await publishArticle(tx, { ...made, actor: null, now })
    return made.articleId
  })
}

async function isTold(database: Database, articleId: string): Promise<boolean> {
  const query = 'select ended_at is not null as told from telling where article_id = $1'
  return (await database.pool.query(query, [articleId])).rows[0]?.told === true
}

async function countTold(
  database: Database,
  articleId: string,
): Promise<{ notices: number; people: number }> {
  const query = `select count(*)::int as notices, count(distinct person_id)::int as people
                   from notification where about = $1`
  return (await database.pool.query(query, [articleId])).rows[0]
}

/** The process of the tree that runs jobs. */
async function jobProcess(root: number): Promise<number> {
  for (const { pid } of processTree(root)) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (environment.includes('\0MASTHEAD_ROLE=jobs\0')) return pid
  }
  throw new Error('the portal has no job process')
}
