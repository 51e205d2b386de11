import type { VNode } from 'preact'
import { Button } from '../../../src/web/ui/button.tsx'
import { Choices, Field, TextArea } from '../../../src/web/ui/field.tsx'
import { Form } from '../../../src/web/ui/form.tsx'
import { Notice } from '../../../src/web/ui/notice.tsx'
import {
  Action,
  Badge,
  Calendar,
  Checklist,
  Confirm,
  DataTable,
  EmptyState,
  FileField,
  FilterBar,
  ListDetail,
  PageHead,
  Pager,
  Part,
  SaveState,
  Select,
  Sparkline,
  Steps,
  Tabs,
  Tick,
} from '../../../src/web/ui/work/index.ts'
import { WorkLayout } from '../../../src/web/ui/work-layout.tsx'
import { type FrameOptions, teasers } from './fixtures.ts'
import { WorkDesk } from './work-desk.tsx'
import { say, workFrame } from './work-frame.ts'

/** Working pages made of every part of the kit, by name. */
export const WORK_PAGES: Record<string, (options: FrameOptions) => VNode> = {
  'work-desk': (options) => <WorkDesk options={options} />,
  'work-list': (options) => <WorkDesk options={options} open={false} />,
  'work-empty': (options) => <Empty options={options} />,
  'work-home': (options) => <Home options={options} />,
  'work-form': (options) => <Apply options={options} />,
  'work-confirm': (options) => <Retract options={options} />,
  'work-calendar': (options) => <Scheduled options={options} />,
  'work-task': (options) => <Task options={options} />,
}

function Empty({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, { title: ['待审文章', 'Articles to review'], at: 2 })
  return (
    <WorkLayout frame={frame}>
      <ListDetail
        language={frame.language}
        title={frame.title}
        listHref="/page/work-empty"
        list={null}
        empty={
          <EmptyState
            title={words(['都审完了', 'All reviewed'])}
            text={words([
              '作者送审的文章会排在这里，等得最久的在最前面。',
              'Articles that authors send for review wait here, the oldest first.',
            ])}
            action={{ href: '/page/work-list', label: words(['去看入驻申请', 'See the applications']) }}
          />
        }
      />
    </WorkLayout>
  )
}

function Home({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, { title: ['今日', 'Today'], at: 0 })
  const { language } = frame
  const points = Array.from({ length: 28 }, (_, day) => ({
    label: `${day < 2 ? 10 : 11}-${String(((day + 28) % 30) + 1).padStart(2, '0')}`,
    value: Math.round(900 + 600 * Math.sin(day / 3) + day * 40),
  }))
  const states = ['good', 'warning', 'quiet', 'danger', 'accent'] as const
  const names = [
    ['已发布', 'Published'],
    ['请修改', 'Changes wanted'],
    ['草稿', 'Draft'],
    ['已撤下', 'Retracted'],
    ['待审', 'In review'],
  ] as const
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={words(['今日', 'Today'])}
        lead={words([
          '等你处理的、最近发布的，和最近 28 天的数字。',
          'What waits for you, what was published, and the last 28 days.',
        ])}
        actions={<Button href="/page/work-task">{words(['写文章', 'Write an article'])}</Button>}
      />
      <Notice kind="good" title={words(['已经送审', 'Sent for review'])} />
      <Tabs
        label={words(['文章', 'Articles'])}
        tabs={[
          { label: words(['全部', 'All']), href: '/page/work-home', current: true, count: 128 },
          { label: words(['草稿', 'Drafts']), href: '/page/work-home?s=1', current: false, count: 3 },
          { label: words(['待审', 'In review']), href: '/page/work-home?s=2', current: false, count: 1 },
          { label: words(['已发布', 'Published']), href: '/page/work-home?s=3', current: false, count: 121 },
        ]}
      />
      <FilterBar
        language={language}
        search={{
          action: '/page/work-home',
          name: 'q',
          value: words(['渡轮', 'ferry']),
          label: words(['搜索标题', 'Search titles']),
          clearHref: '/page/work-home',
        }}
        groups={[
          {
            label: words(['频道', 'Channel']),
            options: [
              { label: words(['全部频道', 'All channels']), href: '/page/work-home', current: true },
              { label: words(['城市', 'City']), href: '/page/work-home?c=1', current: false },
              { label: words(['科技', 'Technology']), href: '/page/work-home?c=2', current: false },
            ],
          },
        ]}
      />
      <DataTable
        caption={words(['文章', 'Articles'])}
        columns={[
          { name: words(['标题', 'Title']), kind: 'title' },
          { name: words(['状态', 'State']) },
          { name: words(['改动', 'Changed']) },
          { name: words(['阅读', 'Reads']), kind: 'number' },
        ]}
        rows={teasers(0, 5).map(({ title, language: lang, id }, index) => ({
          cells: [
            <a href={`/page/work-task?${id}`} lang={lang}>
              {title}
            </a>,
            <Badge tone={states[index]}>{words(names[index] as never)}</Badge>,
            '2026-11-22 14:05',
            (32_400 / (index + 1)).toFixed(0),
          ],
        }))}
      />
      <Pager language={language} first="/page/work-home" next="/page/work-home?after=5" />
      <Part title={words(['最近 28 天', 'The last 28 days'])}>
        <div class="figures-row">
          <Sparkline language={language} title={words(['浏览', 'Views'])} points={points} />
          <Sparkline
            language={language}
            title={words(['阅读', 'Reads'])}
            points={points.map(({ label, value }) => ({ label, value: Math.round(value / 3) }))}
          />
          <Sparkline
            language={language}
            title={words(['新增关注', 'New followers'])}
            points={points.map(({ label }) => ({ label, value: 0 }))}
          />
        </div>
      </Part>
    </WorkLayout>
  )
}

function Apply({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, { title: ['申请一个号', 'Apply for an account'], rail: 'none' })
  const step = (chinese: string, english: string, state: 'done' | 'current' | 'todo') => ({
    label: words([chinese, english]),
    href: '/page/work-form',
    state,
  })
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={frame.title}
        lead={words([
          '填到一半也会存下，可以改天再来。',
          'What you write is kept as you go; come back whenever you like.',
        ])}
      />
      <Steps
        label={words(['步骤', 'Steps'])}
        steps={[
          step('主体', 'Subject', 'done'),
          step('号', 'Account', 'current'),
          step('材料', 'Proof', 'todo'),
          step('协议', 'Agreements', 'todo'),
        ]}
      />
      <Form
        action="/page/work-form"
        errorTitle={words(['有几处需要改一下', 'Some things need changing'])}
        errors={[
          { name: 'handle', text: words(['这个名字与 @hebian 太像。', 'This is too close to @hebian.']) },
          { name: 'agree', text: words(['请先同意协议。', 'Please agree first.']) },
        ]}
        multipart
        unsaved
      >
        <Field
          name="handle"
          label={words(['号的地址', 'Handle'])}
          hint={words(['字母、数字和连字符，3 到 30 个。', 'Letters, digits and hyphens, 3 to 30.'])}
          error={words(['这个名字与 @hebian 太像。', 'This is too close to @hebian.'])}
          value="heb1an"
        />
        <Select
          name="field"
          label={words(['领域', 'Field'])}
          value="city"
          none={words(['请选择', 'Choose one'])}
          options={[
            { value: 'city', label: words(['城市', 'City']) },
            { value: 'science', label: words(['科学', 'Science']) },
          ]}
        />
        <TextArea name="plan" label={words(['打算写什么', 'What you will write'])} rows={4} />
        <Choices
          name="kind"
          label={words(['主体', 'Subject'])}
          values={['person']}
          choices={[
            { value: 'person', label: words(['个人', 'A person']) },
            {
              value: 'company',
              label: words(['企业', 'A company']),
              hint: words(['需要营业执照', 'Needs a business licence']),
            },
          ]}
        />
        <FileField
          name="proof"
          label={words(['证明材料', 'Proof'])}
          hint={words([
            'PDF 或图片，最多 10 MB。只有审核人能看到。',
            'PDF or picture, up to 10 MB. Only reviewers see it.',
          ])}
        />
        <Tick
          name="agree"
          label={words(['我读过并同意作者协议 3.1 版', 'I have read and accept the authors’ agreement 3.1'])}
          error={words(['请先同意协议。', 'Please agree first.'])}
          checked={false}
        />
        <div class="form-actions">
          <Button>{words(['提交申请', 'Send the application'])}</Button>
          <Button kind="plain" href="/page/work-form">
            {words(['返回', 'Back'])}
          </Button>
        </div>
      </Form>
    </WorkLayout>
  )
}

function Retract({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, { title: ['撤下这篇文章', 'Retract this article'], at: 2 })
  return (
    <WorkLayout frame={frame}>
      <Confirm
        language={frame.language}
        title={words(['撤下《老码头的最后一班渡轮》？', 'Retract “The last ferry of the old wharf”?'])}
        lead={words([
          '读者将看到一页说明，而不是文章。',
          'Readers will see a page that says so instead of the article.',
        ])}
        effects={[
          words([
            '这个地址回答“已撤下”，写明时间和理由。',
            'The address answers “retracted”, with time and reason.',
          ]),
          words(['它从频道、榜单和搜索中消失。', 'It leaves channels, lists and search.']),
        ]}
        undo={words([
          '30 天内可以恢复，读数和跟贴都在。',
          'You can restore it within 30 days, with its reads and comments.',
        ])}
        action="/page/work-confirm"
        button={words(['撤下文章', 'Retract the article'])}
        cancelHref="/page/work-home"
      >
        <TextArea
          name="reason"
          label={words(['理由', 'Reason'])}
          hint={words(['读者会看到。', 'Readers will see it.'])}
        />
      </Confirm>
    </WorkLayout>
  )
}

function Task({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, {
    title: ['写文章', 'Write'],
    task: {
      back: { href: '/page/work-home', label: words(['文章', 'Articles']) },
      status: (
        <SaveState state="saved">
          {words(['已保存 14:32:08 · 第 6 稿', 'Saved 14:32:08 · draft 6'])}
        </SaveState>
      ),
      actions: (
        <>
          <a href="/page/work-task?preview">{words(['预览', 'Preview'])}</a>
          <a href="/page/work-task?history">{words(['历史', 'History'])}</a>
          <Action kind="line" href="/page/work-confirm">
            {words(['定时…', 'Schedule…'])}
          </Action>
          <Action href="/page/work-confirm">{words(['送审', 'Send for review'])}</Action>
        </>
      ),
    },
  })
  return (
    <WorkLayout frame={frame}>
      <PageHead title={words(['送审前', 'Before you send it'])} />
      <Checklist
        language={frame.language}
        checks={[
          { state: 'good', text: words(['标题 23 字', 'Title of 23 characters']) },
          {
            state: 'warning',
            text: words(['1 张图片没有替代文字', 'One picture has no alternative text']),
            link: { href: '/page/work-task?at=3', label: words(['去填写', 'Write it']) },
          },
          { state: 'todo', text: words(['链接还没有检查', 'Links are not checked yet']) },
        ]}
      />
      <p>
        {(['saving', 'offline', 'conflict', 'failed'] as const).map((state) => (
          <>
            <SaveState state={state} id={`state-${state}`}>
              {state}
            </SaveState>{' '}
          </>
        ))}
      </p>
    </WorkLayout>
  )
}

function Scheduled({ options }: { options: FrameOptions }) {
  const words = say(options)
  const frame = workFrame(options, { title: ['排期', 'Calendar'], at: 4 })
  const entries = teasers(0, 7).map(({ title, language: lang }, index) => ({
    at: new Date(Date.UTC(2026, 10, 3 + index * 4 - (index % 3) * 4, 22 + index, 30)),
    href: `/page/work-task?${index}`,
    title,
    lang,
    about: words(['河边纪事', 'River notes']),
  }))
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={frame.title}
        lead={words(['时间按江城当地时间。', 'Times are those of the river town.'])}
      />
      <Calendar
        language={frame.language}
        zone="Asia/Shanghai"
        month="2026-11"
        now={new Date('2026-11-22T09:05Z')}
        entries={entries}
        previousHref="/page/work-calendar?month=2026-10"
        nextHref="/page/work-calendar?month=2026-12"
      />
    </WorkLayout>
  )
}
