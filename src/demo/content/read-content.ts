import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ChannelWords } from '../../domain/channels/index.ts'
import type {
  Content,
  WrittenAccount,
  WrittenApplication,
  WrittenPlacement,
  WrittenTalk,
  WrittenWork,
} from './content.ts'
import { readArticle } from './read-article.ts'

type PortalFile = Omit<Content['portal'], 'portalName'> & { name: Content['portal']['portalName'] }

/** The demo portal as it stands in a folder: `portal.yaml`, `channels.yaml`, `accounts.yaml`, `applications.yaml`,
 * `work.yaml`, `comments.yaml`, `slots.yaml` and `articles/*.md`. */
export async function readContent(folder: string): Promise<Content> {
  const yaml = async (name: string): Promise<unknown> => parse(await readFile(join(folder, name), 'utf8'))
  const { name, ...rest } = (await yaml('portal.yaml')) as PortalFile
  const channels = (await yaml('channels.yaml')) as (Omit<ChannelWords, 'position' | 'isColumn'> & {
    isColumn?: boolean
  })[]
  const files = (await readdir(join(folder, 'articles'))).filter((file) => file.endsWith('.md')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, 'articles', file), 'utf8')))
  return {
    portal: { portalName: name, ...rest },
    channels: channels.map((channel) => ({ ...channel, isColumn: channel.isColumn ?? false })),
    accounts: (await yaml('accounts.yaml')) as WrittenAccount[],
    articles: files.map((file, i) => readArticle(file, texts[i] as string)),
    applications: (await yaml('applications.yaml')) as WrittenApplication[],
    work: (await yaml('work.yaml')) as WrittenWork,
    talks: (await yaml('comments.yaml')) as WrittenTalk[],
    placements: (await yaml('slots.yaml')) as WrittenPlacement[],
  }
}
