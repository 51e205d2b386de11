import type { MediaView } from '../../../src/kernel/document/index.ts'
import type {
  AccountCard,
  ChannelBand,
  HotItem,
  PageFrame,
  Teaser,
} from '../../../src/web/reader/view-models.ts'
import { ACCOUNTS, CHANNELS, STORIES } from './words.ts'

export type FrameOptions = Partial<PageFrame>

export function frame(options: FrameOptions = {}): PageFrame {
  const english = options.language === 'en'
  return {
    source: {},
    language: 'zh-CN',
    edition: 'standard',
    theme: 'auto',
    portal: {
      name: english ? 'Rivertown Daily' : '江城号',
      tagline: english ? 'A city’s daily by three hundred and twenty authors' : '三百二十位作者的城市日报',
      languages: ['zh-CN', 'en'],
      timeZone: 'Asia/Shanghai',
      contact: 'editors@rivertown.example',
    },
    channels: CHANNELS.map(([slug, name]) => ({
      slug,
      name: english ? capital(slug) : name,
      current: false,
    })),
    path: '/',
    notSetUp: false,
    canonical: 'https://rivertown.example/',
    alternates: [],
    title: '',
    description: '江城的作者们写给江城的每一天。',
    feeds: [{ type: 'atom', href: '/feed.xml', title: '江城号' }],
    assets: { styles: '/reader.css', theme: '/theme.css', script: '/reader.js', workStyles: '/work.css' },
    ...options,
  }
}

export function media(index: number, width = 1600, height = 1067): MediaView {
  return {
    id: `p${String(index).padStart(2, '0')}`,
    kind: 'picture',
    mime: 'image/jpeg',
    width,
    height,
    colour: '#d98a6a',
    widths: [160, 320, 480, 720, 1080],
  }
}

export function account(index: number): AccountCard {
  const [handle, name, signature, field, articles, followers] = at(ACCOUNTS, index)
  const language = handle === 'tidewater' ? 'en' : 'zh-CN'
  const avatar = index % 3 === 1 ? media(index + 40, 400, 400) : undefined
  const id = `account${index}`
  const level = 5 - (index % 5)
  return {
    id,
    handle,
    name,
    href: `/@${handle}`,
    signature,
    field,
    language,
    articles,
    followers,
    level,
    avatar,
  }
}

/** Every fifth story has no picture, as in life. */
export function teaser(index: number): Teaser {
  const [title, summary] = at(STORIES, index)
  const [slug, name] = at(CHANNELS, index)
  const language = /^[A-Z]/.test(title) ? 'en' : 'zh-CN'
  return {
    id: `s${index}`,
    href: `/a/s${index}/x`,
    title,
    summary,
    account: account(language === 'en' ? 6 : index),
    publishedAt: new Date(Date.UTC(2026, 10, 22 - (index % 9), 22 - index, 40)),
    language,
    minutes: 3 + ((index * 5) % 14),
    cover: index % 5 === 4 ? undefined : media(index),
    label: 'original',
    flags: index === 6 ? ['opinion'] : index === 8 ? ['sponsored'] : [],
    channel: { slug, name, href: `/c/${slug}` },
    comments: index * 17,
  }
}

export function teasers(from: number, count: number): Teaser[] {
  return Array.from({ length: count }, (_, index) => teaser(from + index))
}

export function hot(count: number): HotItem[] {
  return teasers(3, count).map((teaser, index) => ({
    position: index + 1,
    teaser,
    reads: Math.round(32_400 / (index + 1) ** 0.8),
    explored: index === 8,
  }))
}

export function bands(count: number): ChannelBand[] {
  return CHANNELS.slice(0, count).map(([slug, name], index) => ({
    channel: { slug, name, href: `/c/${slug}` },
    lead: teaser(index === 2 ? 9 : 13 + index),
    titles: teasers(index * 3, 5),
  }))
}

function at<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
