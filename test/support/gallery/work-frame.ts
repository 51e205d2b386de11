import type { RailEntry, WorkFrame } from '../../../src/web/ui/work-layout.tsx'
import type { FrameOptions } from './fixtures.ts'

/** Words in both languages: `[中文, English]`. */
export type Both = readonly [string, string]

/** Chooses the words of the gallery's language. */
export function say(options: FrameOptions): (words: Both) => string {
  return ([chinese, english]) => (options.language === 'en' ? english : chinese)
}

/** The frame of a working page of the desk, or (`rail: 'none'`) of a page before anyone has signed in. */
export function workFrame(
  options: FrameOptions,
  page: { title: Both; at?: number; rail?: 'desk' | 'none' } & Partial<Pick<WorkFrame, 'task' | 'wide'>>,
): WorkFrame {
  const words = say(options)
  const railed = page.rail !== 'none' && !page.task
  return {
    language: options.language ?? 'zh-CN',
    edition: options.edition,
    theme: options.theme ?? 'auto',
    portalName: words(['江城号', 'Rivertown Daily']),
    surface: railed ? words(['编辑台', 'Desk']) : undefined,
    title: words(page.title),
    assets: {
      styles: '/reader.css',
      workStyles: '/work.css',
      theme: '/theme.css',
      islands: { keys: '/keys.js' },
    },
    person:
      page.rail === 'none' ? undefined : { name: words(['林晚', 'Lin Wan']), roles: ['editor', 'operator'] },
    signOutHref: '/sign-out',
    rail: railed ? rail(words, page.at ?? 1) : undefined,
    task: page.task,
    wide: page.wide,
  }
}

const ENTRIES: { group?: Both; name: Both; count?: number }[] = [
  { name: ['今日', 'Today'] },
  { name: ['入驻申请', 'Applications'], count: 23 },
  { name: ['待审文章', 'Articles to review'], count: 8 },
  { name: ['头条位', 'Headline slots'] },
  { name: ['排期', 'Calendar'] },
  { group: ['频道', 'Channels'], name: ['城市', 'City'] },
  { group: ['频道', 'Channels'], name: ['科技', 'Technology'] },
  { group: ['频道', 'Channels'], name: ['财经', 'Business'] },
  { group: ['我', 'Mine'], name: ['指派给我', 'Assigned to me'], count: 4 },
]

function rail(words: (both: Both) => string, at: number): RailEntry[] {
  return ENTRIES.map(({ group, name, count }, index) => ({
    group: group && words(group),
    name: words(name),
    href: `/page/work-list?at=${index}`,
    current: index === at,
    count,
  }))
}
