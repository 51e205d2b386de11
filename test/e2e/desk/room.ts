import sharp from 'sharp'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import { addChannel } from '../../../src/domain/channels/index.ts'
import { storeUpload } from '../../../src/domain/media/index.ts'
import { createPerson, type Role } from '../../../src/domain/people/index.ts'
import { decide, noteOnPassage, proposeEdit } from '../../../src/domain/reviewing/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { changeTemplate } from '../../../src/domain/templates/index.ts'
import { fromMarkdown } from '../../../src/kernel/document/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import type { WebContext } from '../../../src/web/http/context.ts'
import { publishOne } from '../../support/content.ts'
import { handIn, type Newsroom } from '../../support/waiting-articles.ts'
import { actorFor, join } from '../../support/writers.ts'

export const PASSWORD = 'a long enough pass phrase'
export const LIN = { name: '林晓', email: 'lin@example.test' }
export const ZHOU = { name: 'Maya Okonkwo', email: 'maya@example.test' }

const FERRY = `六点二十分，汽笛响过三声，老码头的最后一班渡轮离开了石阶。船上二十来个人，大多认识，卖菱角的周阿婆把空篮子扣在膝上，像抱着一只睡着的猫。

## 一条开了六十三年的航线

航线是一九六二年开的。那时候河上没有桥，去对岸看病、上学、走亲戚，都要等这条船。船工老陈说，最忙的一年一天要跑四十六趟，春节前后连栏杆外面都站着人。

> 我爹开这条船，我也开这条船。到我儿子，他开的是网约车。

桥通车以后，坐船的人一年少过一年。去年全年的乘客加起来，还没有一九八六年一个月多。轮渡公司没有说停，只说“优化班次”，从四十六趟优化到六趟，再到今天的一趟。

- 早班六点二十分，只在工作日开
- 票价两元，七十岁以上免费
- 雾大、风大、水位高于警戒线时停航

## 谁还在坐船

还在坐船的人各有各的理由。有人晕桥，有人图便宜，有人说桥上走一趟要四十分钟，船只要八分钟。周阿婆的理由最简单：她的菜地在对岸，电动车不让推上桥。

轮渡公司的人说，停航的批文已经下来，日子还没有定。老陈把缆绳绕好，说那就开到不让开的那天。`

const NIGHT = `The night bus leaves at eleven past midnight, and by the third stop everyone who will ever be on it is on it.

## Who rides

Nurses, bakers, the two men who polish the station floor, and a student who says she reads better when the windows shake. Nobody speaks. The driver, Ms Adeyemi, knows eleven of the twelve by the place where they stand.

The council wants to end the line in March. It costs *nine pounds a passenger*, the report says, and the report is right: there are few passengers, because the bus comes once an hour, because there are few passengers.`

export const AUTHOR = { name: '周明渡', email: 'author@example.test' }

export type DeskRoom = Newsroom & {
  second: Newsroom
  waiting: { articleId: string; submissionId: string }[]
  revision: { articleId: string; submissionId: string }
  scheduled: { articleId: string }
  /** A submission that is decided. */
  decided: string
  published: string
}

/** A desk in the middle of its day. */
export async function makeDeskRoom({ database, storage }: WebContext, now: Date): Promise<DeskRoom> {
  const person = (name: string, email: string, roles: Role[]) =>
    transact(database, (tx) =>
      createPerson(tx, { name, email, password: PASSWORD, roles }, { actor: null, now }),
    )
  const lin = await actorFor(database, await person(LIN.name, LIN.email, ['editor']), ['editor'])
  const maya = await actorFor(database, await person(ZHOU.name, ZHOU.email, ['editor']), ['editor'])
  const author = await person(AUTHOR.name, AUTHOR.email, [])
  await transact(database, (tx) =>
    changeSettings(
      tx,
      { setUpAt: now, portalName: { 'zh-CN': '江城号', en: 'River City' } },
      { actor: null, now },
    ),
  )
  const month = new Date(now.getTime() - 30 * 86_400_000)
  const channels = [
    { slug: 'city', names: { 'zh-CN': '城市', en: 'City' }, isColumn: false },
    { slug: 'tech', names: { 'zh-CN': '科技', en: 'Technology' }, isColumn: false },
    { slug: 'river', names: { 'zh-CN': '大河纪事', en: 'River stories' }, isColumn: true },
  ]
  const [city, tech] = await transact(database, async (tx) => {
    const made = []
    for (const [position, channel] of channels.entries())
      made.push((await addChannel(tx, { ...channel, position }, month)).channelId)
    return made
  })
  const room = async (handle: string, name: string, channelId = ''): Promise<Newsroom> => {
    const { accountId } = await transact(database, (tx) =>
      openAccount(tx, { handle, name, signature: '写水，写船', language: 'zh-CN', now: month }),
    )
    await join(database, accountId, author, 'owner')
    return { accountId, channelId, handle, writer: await actorFor(database, author) }
  }
  const hebian = await room('hebian', '河边纪事', city)
  const chaiji = await room('chaiji', 'Night Lines', tech)
  const late = await room('lateshift', '江城夜班', city)
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

  await transact(database, async (tx) => {
    const words = [
      [
        'article.changes',
        '出处不明',
        'Sources missing',
        '文中引用的数字请写明出处。',
        'Please say where the figures come from.',
      ],
      [
        'article.changes',
        '缺少图片说明',
        'Captions missing',
        '请给每张图片写一句说明。',
        'Please give each picture a caption.',
      ],
      [
        'article.refuse',
        '广告',
        'Advertising',
        '这篇文章主要是推销商品，不符合门户的规定。',
        'This mainly sells something, which the rules do not allow.',
      ],
      [
        'article.refuse',
        '与已发布的文章重复',
        'Published before',
        '这篇文章已经发布过。',
        'This has been published before.',
      ],
    ] as const
    for (const [kind, zh, en, zhText, enText] of words)
      await changeTemplate(tx, {
        kind,
        titles: { 'zh-CN': zh, en },
        texts: { 'zh-CN': zhText, en: enText },
        actor: null,
        now,
      })
  })
  const bytes = await sharp({ create: { width: 1200, height: 675, channels: 3, background: '#7a8f96' } })
    .jpeg()
    .toBuffer()
  const { mediaId } = await storeUpload({ database, storage }, { bytes, name: 'ferry.jpg', actor: null, now })

  const body = (markdown: string) => fromMarkdown(markdown).document
  const ferry = await handIn(database, hebian, {
    now: ago(190),
    fields: {
      title: '老码头的最后一班渡轮：一条开了六十三年的航线和还在坐船的人',
      summary: '桥通车以后，坐船的人一年少过一年。停航的批文已经下来，日子还没有定。',
      body: body(FERRY),
      topics: ['渡轮', '老城', '交通'],
      place: '江城',
      coverMediaId: mediaId,
    },
    publishAt: new Date(now.getTime() + 2 * 86_400_000),
  })
  const night = await handIn(database, chaiji, {
    now: ago(150),
    fields: {
      title: 'The last night bus, and the twelve people who will miss it',
      language: 'en',
      body: body(NIGHT),
      ai: 'assisted',
      opinion: true,
    },
  })
  const reprint = await handIn(database, late, {
    now: ago(45),
    fields: {
      title: '凌晨四点的早点铺',
      label: 'reprint',
      sourceName: '江城晚报',
      sourceUrl: 'https://example.org/a',
    },
    paragraphs: ['面要醒两遍。', '转载自江城晚报。'],
  })
  await transact(database, async (tx) => {
    const note = { submissionId: ferry.submissionId, actor: lin, now: ago(20) }
    await noteOnPassage(tx, {
      ...note,
      block: 2,
      quote: '一天要跑四十六趟',
      text: '这个数字的出处？航运局的年报里写的是四十二趟。',
    })
    await proposeEdit(tx, {
      submissionId: night.submissionId,
      fields: {
        title: 'The last night bus, and twelve people who will miss it',
        body: body(
          NIGHT.replace(
            'by the third stop everyone who will ever be on it is on it',
            'by the third stop it is as full as it gets',
          ),
        ),
        channelId: city,
      },
      message: 'Shorter, and it belongs to the city.',
      actor: maya,
      now: ago(15),
    })
  })

  const out = await publishOne(
    database,
    hebian.accountId,
    { title: '石阶下面的水位尺', channelId: city, body: body(FERRY.slice(0, 300)) },
    ago(6000),
  )
  for (let index = 0; index < 8; index += 1)
    await publishOne(
      database,
      late.accountId,
      { title: `夜班手记之${index + 1}：面要醒两遍`, channelId: tech },
      ago(9000 - index * 700),
    )
  const scheduled = []
  for (const [index, title] of ['菱角上市的那几天', '对岸的菜地', '一个船工的一天'].entries()) {
    const one = await handIn(database, hebian, {
      now: ago(140 - index * 30),
      fields: { title },
      publishAt: new Date(now.getTime() + (index + 1) * 20 * 3600_000),
    })
    await transact(database, (tx) =>
      decide(tx, {
        submissionId: one.submissionId,
        decision: 'publish',
        reason: '',
        actor: maya,
        now: ago(30),
      }),
    )
    scheduled.push(one)
  }
  return {
    ...hebian,
    second: chaiji,
    waiting: [ferry, night, reprint],
    revision: night,
    scheduled: scheduled[0] as { articleId: string },
    decided: (scheduled[1] as { submissionId: string }).submissionId,
    published: out.articleId,
  }
}
