import type { VNode } from 'preact'
import {
  Action,
  ActionBar,
  Chips,
  DateTime,
  Facts,
  FileList,
  KeyHelp,
  ListDetail,
  PageHead,
  Pager,
  Part,
  Timeline,
  WorkList,
} from '../../../src/web/ui/work/index.ts'
import { WorkLayout } from '../../../src/web/ui/work-layout.tsx'
import type { FrameOptions } from './fixtures.ts'
import { type Both, say, workFrame } from './work-frame.ts'

const NOW = new Date('2026-11-22T09:05Z')
const ZONE = 'Asia/Shanghai'
const TITLE: Both = ['入驻申请', 'Applications']

type Waiting = { name: string; about: Both; hours: number; who?: Both; hint?: Both }

const WAITING: Waiting[] = [
  {
    name: '河边纪事',
    about: ['个人 · 城市 · @hebian', 'Person · City · @hebian'],
    hours: 3,
    who: ['林', 'Lin'],
  },
  {
    name: '县医院科普',
    about: ['公共机构 · 健康 · @xianyiyuan', 'Public body · Health · @xianyiyuan'],
    hours: 5,
    hint: ['与 @xianyiyuan1 相近', 'Close to @xianyiyuan1'],
  },
  {
    name: '拆机记',
    about: ['个人 · 数码 · @chaiji', 'Person · Gadgets · @chaiji'],
    hours: 26,
    who: ['周', 'Zhou'],
  },
  { name: '江城乐跑', about: ['组织 · 体育 · @lepao', 'Organisation · Sport · @lepao'], hours: 30 },
  {
    name: '纸上',
    about: ['个人 · 艺术 · @zhishang', 'Person · Arts · @zhishang'],
    hours: 50,
    who: ['林', 'Lin'],
    hint: ['第二次申请', 'Second application'],
  },
  {
    name: 'The Tidewater Quarterly of Harbour, River and Coastal History',
    about: ['媒体 · 历史 · @tidewater-quarterly', 'Media · History · @tidewater-quarterly'],
    hours: 61,
  },
]

/** The queue with one application open, as on the desk. */
export function WorkDesk({ options, open = true }: { options: FrameOptions; open?: boolean }): VNode {
  const words = say(options)
  const frame = workFrame(options, { title: TITLE })
  const { language } = frame
  const items = WAITING.map(({ name, about, hours, who, hint }, index) => ({
    href: `/page/work-desk?open=${index}`,
    title: name,
    lang: /^[A-Z]/.test(name) ? 'en' : 'zh-CN',
    current: open && index === 0,
    about: words(about),
    who: who && words(who),
    hint: hint && words(hint),
    time: (
      <DateTime
        at={new Date(NOW.getTime() - hours * 3_600_000)}
        now={NOW}
        zone={ZONE}
        language={language}
        form="age"
      />
    ),
  }))
  return (
    <WorkLayout frame={frame}>
      <ListDetail
        language={language}
        title={words(TITLE)}
        listHref="/page/work-list"
        tools={<Chips label={words(['状态', 'State'])} options={chips(words)} />}
        list={
          <>
            <WorkList items={items} />
            <Pager language={language} next="/page/work-list?after=1" />
          </>
        }
        detail={open && <Application options={options} />}
        actions={
          <ActionBar language={language} walks help>
            <Action hotkey="a" href="/page/work-confirm">
              {words(['通过', 'Approve'])}
            </Action>
            <Action hotkey="c" kind="line" href="/page/work-form">
              {words(['请补充', 'Ask for changes'])}
            </Action>
            <Action hotkey="r" kind="line" href="/page/work-confirm">
              {words(['不通过', 'Refuse'])}
            </Action>
          </ActionBar>
        }
      />
    </WorkLayout>
  )
}

function chips(words: (both: Both) => string) {
  return [
    { label: words(['待处理', 'Waiting']), href: '/page/work-list', current: true, count: 23 },
    { label: words(['待补充', 'With the applicant']), href: '/page/work-list?s', current: false, count: 6 },
  ]
}

function Application({ options }: { options: FrameOptions }) {
  const words = say(options)
  const language = options.language ?? 'zh-CN'
  const at = (time: string) => new Date(`2026-11-2${time}Z`)
  return (
    <>
      <PageHead
        above={words([
          '申请 2026-0318 · 提交于 11 月 22 日 14:05 · 等待 3 小时',
          'Application 2026-0318 · sent 22 Nov, 14:05 · waits 3 hours',
        ])}
        title="河边纪事"
      />
      <Facts
        rows={[
          { name: words(['号', 'Account']), value: '@hebian' },
          { name: words(['主体', 'Subject']), value: words(['个人', 'Person']) },
          { name: words(['签名', 'Signature']), value: '写水，写船，写靠水吃饭的人', lang: 'zh-CN' },
          {
            name: words(['打算写什么', 'What they will write']),
            value: '每周一篇沿河人物的长文，照片自己拍。前二十篇的题目已经列好，附在后面。',
            lang: 'zh-CN',
          },
          {
            name: words(['协议', 'Agreements']),
            value: words([
              '作者协议 3.1 版，11 月 22 日 14:04 同意',
              'Authors’ agreement 3.1, 22 Nov, 14:04',
            ]),
          },
        ]}
      />
      <Part
        title={words(['证明材料', 'Proof'])}
        note={words(['仅审核人可见，每次查看都有记录', 'Only reviewers see it; each reading is recorded'])}
      >
        <FileList
          language={language}
          files={[
            { name: '选题表.pdf', href: '/page/work-desk?f=1', about: '184 kB' },
            { name: '作品截图.jpg', href: '/page/work-desk?f=2', about: '2.1 MB' },
          ]}
        />
      </Part>
      <Part title={words(['经过', 'What happened'])}>
        <Timeline
          language={language}
          zone={ZONE}
          entries={[
            { at: at('1T09:12'), what: words(['开始填写', 'Draft begun']) },
            { at: at('2T06:05'), what: words(['提交申请', 'Application sent']) },
            { at: at('2T06:40'), what: words(['林 领取', 'Lin took it']) },
            {
              at: at('2T07:12'),
              what: words(['林 备注', 'Lin noted']),
              text: words([
                '作品真实，文字好。建议放城市频道。',
                'Real work, well written. City channel, I suggest.',
              ]),
            },
          ]}
        />
      </Part>
      <KeyHelp
        language={language}
        walks
        keys={[
          { hotkey: 'a', does: words(['通过', 'Approve']) },
          { hotkey: 'c', does: words(['请补充', 'Ask for changes']) },
          { hotkey: 'r', does: words(['不通过', 'Refuse']) },
        ]}
      />
    </>
  )
}
