import { mkdtempSync } from 'node:fs'
import { test } from 'vitest'
import { createWebApp, createWebContext } from '../../../src/app.ts'
import { changeAccount } from '../../../src/domain/accounts/index.ts'
import { decide, latestSubmission, noteOnPassage, proposeEdit } from '../../../src/domain/reviewing/index.ts'
import { beginSeries } from '../../../src/domain/series/index.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { silentLog } from '../../../src/platform/log.ts'
import { readAssets } from '../../../src/web/http/assets.ts'
import { axe, launchBrowser, newPage } from '../../support/browser.ts'
import { createTestDatabase } from '../../support/database.ts'
import { actorIn, makeStudioRoom, submitIn, writeIn } from '../../support/studio-app.ts'
import { makePerson, PASSWORD } from '../../support/writers.ts'

const out = '/tmp/d/shots'
test('looks', { timeout: 500_000 }, async () => {
  const dataDir = mkdtempSync('/tmp/d/data-')
  const database = await createTestDatabase()
  await database.purges.listen()
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://127.0.0.1:9999',
  })
  const clock = { now: new Date() }
  const context = await createWebContext(config, database, { log: silentLog, now: () => clock.now })
  context.assetsFolder = '/tmp/d/client'
  context.assets = await readAssets('/tmp/d/client')
  const web = await createWebApp(context)
  const signIn = async (roles: never[] = [], name = '沈望舒') => {
    const { personId, email } = await makePerson(database, roles, name)
    const { setCookies } = await context.sessions.signIn(
      { email, password: PASSWORD },
      { address: '127.0.0.1', userAgent: 'test' },
      new Date(),
    )
    return { personId, email, cookie: setCookies.map((v: string) => v.split(';')[0]).join('; ') }
  }
  const app = { app: web, context, database, clock, signIn, routes: [] } as never as Parameters<
    typeof writeIn
  >[0]
  const room = await makeStudioRoom(app)
  const known = await makeStudioRoom(app, { trusted: true })
  const later = (s: number) => {
    clock.now = new Date(clock.now.getTime() + s * 1000)
  }
  const owner = room.owner
  await database.db
    .insertInto('account_member')
    .values({ account_id: known.accountId, person_id: owner.personId, role: 'owner', joined_at: clock.now })
    .execute()
  const ownerActor = await actorIn(app, owner)
  await transact(database, (tx) =>
    changeAccount(tx, {
      accountId: room.accountId,
      name: '老码头纪事',
      signature: '写水，写船，写岸上的人。每周三更新，偶尔迟到。',
      field: '城市',
      language: 'zh-CN',
      actor: ownerActor,
      now: clock.now,
    }),
  )
  const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const body = {
    type: 'doc',
    content: [
      p(
        '六点二十分，汽笛响过三声。岸上推着自行车的人加快了脚步，铁皮跳板被踩得哐哐响，像过去一万四千多个早晨那样。',
      ),
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '一本没有写完的日志' }] },
      p(
        '船长姓周，今年六十一岁。他说自己记不住人脸，却记得住脚步声。四十年里他见过二十三种自行车，和比那更多的雨。',
      ),
      { type: 'picture', attrs: { media: null, src: null, alt: '', caption: '清晨的老码头' } },
      p('本文转载自河边日报。'),
    ],
  } as never
  const titles = [
    '老码头的最后一班渡轮，载着四十年的早高峰靠了岸',
    '一碗阳春面的账，老板算了三十年',
    '把七百盆绿萝搬进图书馆之后',
    '夜班护士的四个小时',
    'The last ferry of the old pier, forty years of rush hour aboard',
  ]
  const clean = {
    body: { type: 'doc', content: [p('六点二十分，汽笛响过三声。'), p('船长姓周，今年六十一岁。')] } as never,
  }
  const draft = await writeIn(
    app,
    room,
    {
      title: titles[0],
      summary: '摆渡了一辈子的船长说，他把这条河的脾气都记在了一本日志里。',
      body,
      language: 'zh-CN',
      topics: ['渡轮', '码头'],
      channelId: room.channelId,
    },
    owner,
  )
  const ids: string[] = []
  for (const title of titles.slice(1)) {
    later(60)
    const id = await writeIn(app, room, { title, ...clean, language: 'zh-CN' })
    ids.push(id)
    await submitIn(app, room, id)
    later(60)
  }
  const editor = await signIn(['editor' as never], '值班编辑')
  const editorActor = await actorIn(app, editor, ['editor'])
  const s = async (id: string) => (await latestSubmission(database.db, id)) as string
  const sid = await s(ids[1] as string)
  await transact(database, (tx) =>
    noteOnPassage(tx, {
      submissionId: sid,
      block: 0,
      quote: '汽笛响过三声',
      text: '是三声还是两声？前文写的是两声，请核对一下采访记录。',
      actor: editorActor,
      now: clock.now,
    }),
  )
  await transact(database, (tx) =>
    proposeEdit(tx, {
      submissionId: sid,
      fields: {
        title: '七百盆绿萝搬进图书馆之后',
        body: {
          type: 'doc',
          content: [p('六点二十分，汽笛响过两声。'), p('船长姓周，今年六十一岁，河边长大。')],
        },
      },
      message: '标题短一点，第一段的声数按采访记录改了。',
      actor: editorActor,
      now: clock.now,
    }),
  )
  await transact(database, async (tx) =>
    decide(tx, {
      submissionId: await s(ids[0] as string),
      decision: 'changes',
      reason: '请补上面馆老板的全名，并说明采访的时间。\n第二段的价格和图里的价目表对不上。',
      actor: editorActor,
      now: clock.now,
    }),
  )
  for (let day = 0; day < 28; day++)
    await database.db
      .insertInto('account_reads_daily')
      .values({
        account_id: room.accountId,
        day: new Date(clock.now.getTime() - day * 86400_000).toISOString().slice(0, 10),
        reads: Math.round(300 + 200 * Math.sin(day / 3) + day * 7),
      })
      .execute()
  const { seriesId } = await transact(database, (tx) =>
    beginSeries(tx, {
      accountId: known.accountId,
      words: { title: '渡口十二记', description: '十二个渡口，一条河。', coverMediaId: null },
      actor: ownerActor,
      now: clock.now,
    }),
  )
  for (const title of titles.slice(0, 3)) {
    later(60)
    const id = await writeIn(app, known, { title, ...clean, seriesId, language: 'zh-CN' }, owner)
    later(60)
    const actor = await actorIn(app, owner)
    const { submitArticle } = await import('../../../src/domain/reviewing/index.ts')
    await transact(database, (tx) =>
      submitArticle(tx, { articleId: id, kind: 'first', note: '', actor, now: clock.now }),
    )
  }
  const address = await web.listen({ host: '127.0.0.1', port: 0 })
  const pages: Record<string, string> = {
    accounts: '/studio',
    home: `/studio/@${room.handle}`,
    list: `/studio/@${room.handle}/articles`,
    new: `/studio/@${room.handle}/articles/new`,
    editor: `/studio/articles/${draft}`,
    submission: `/studio/articles/${draft}/submission`,
    ready: `/studio/articles/${ids[0]}/submission`,
    history: `/studio/articles/${ids[1]}/history`,
    changes: `/studio/articles/${ids[0]}/history`,
    preview: `/studio/articles/${draft}/preview?width=phone`,
    series: `/studio/series/${seriesId}`,
    serieslist: `/studio/@${known.handle}/series`,
    members: `/studio/@${room.handle}/members`,
    profile: `/studio/@${room.handle}/profile`,
    withdrawal: `/studio/articles/${ids[2]}/withdrawal`,
  }
  const only = process.env.LOOKS_PAGES?.split(',')
  const looks = [
    { width: 1440, name: '1440' },
    { width: 390, name: '390' },
    ...(process.env.LOOKS_ALL
      ? [
          { width: 820, name: '820' },
          { width: 1440, name: 'dark', colorScheme: 'dark' },
          { width: 390, name: 'care', care: true },
          { width: 1440, name: 'en', locale: 'en' },
        ]
      : []),
  ] as { width: number; name: string; colorScheme?: 'dark'; care?: boolean; locale?: string }[]
  const browser = await launchBrowser()
  for (const look of looks) {
    for (const js of process.env.LOOKS_NOJS ? [false] : [true]) {
      const page = await newPage(browser, {
        width: look.width,
        height: 900,
        colorScheme: look.colorScheme,
        locale: look.locale ?? 'zh-CN',
        javaScript: js,
      })
      await page.context().addCookies(
        owner.cookie.split('; ').map((one) => ({
          name: one.split('=')[0] as string,
          value: decodeURIComponent(one.slice(one.indexOf('=') + 1)),
          url: address,
        })),
      )
      if (look.care) await page.context().addCookies([{ name: 'view', value: '~care~auto', url: address }])
      for (const [name, path] of Object.entries(pages)) {
        if (only && !only.includes(name)) continue
        await page.goto(address + path)
        await page.waitForTimeout(name === 'editor' || name === 'preview' ? 1500 : 150)
        await page.screenshot({
          path: `${out}/${name}-${look.name}${js ? '' : '-nojs'}.png`,
          fullPage: true,
          animations: 'disabled',
        })
        if (js && (look.name === '1440' || look.name === '390')) {
          const found = await axe(page, { enhanced: false })
          if (found.length) console.log(name, look.name, found.slice(0, 6))
        }
        const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
        if (wide) console.log('scrolls sideways:', name, look.name)
      }
      await page.context().close()
    }
  }
  await browser.close()
  await web.close()
  await context.reads.close()
})
