import { type BlockNode, plainText, walkBlocks } from '../../kernel/document/index.ts'
import type { DraftFields } from './draft-fields.ts'

/**
 * What stands in the way of an article (`stop`) or would make it better (`advice`). `code` is a message key
 * `studio.check.*`; `field` names the form's field; `block` counts the document's blocks at the top from 0.
 */
export type Problem = {
  code:
    | 'title_missing'
    | 'text_missing'
    | 'source_missing'
    | 'source_invalid'
    | 'alt_missing'
    | 'cover_missing'
    | 'channel_missing'
    | 'reprint_unlabelled'
    | 'title_long'
    | 'link_broken'
  severity: 'stop' | 'advice'
  field: keyof DraftFields
  block?: number
  /** The beginning of the place, the address of a link. */
  detail?: string
}

/** Titles longer than this break into more lines than lists have. */
const LONG_TITLE = 60

/** Words that stand in texts taken from elsewhere. */
const REPRINT_WORDS =
  /(转载自|转自[:：]|来源[:：]\s*\S|原文链接|原载于|reprinted from|originally published (at|in|on)|this article (first|originally) appeared)/i

/** What a working copy lacks to be handed in, each with its place, in the order of the page. Nothing is looked up. */
export function problemsOf(fields: DraftFields): Problem[] {
  return [...textProblems(fields), ...sourceProblems(fields), ...pictureProblems(fields)]
}

function* textProblems({ title, body, channelId }: DraftFields): Generator<Problem> {
  if (title.trim() === '') yield { code: 'title_missing', severity: 'stop', field: 'title' }
  else if ([...title].length > LONG_TITLE) yield { code: 'title_long', severity: 'advice', field: 'title' }
  if (!hasContent(body.content)) yield { code: 'text_missing', severity: 'stop', field: 'body' }
  if (!channelId) yield { code: 'channel_missing', severity: 'advice', field: 'channelId' }
}

function* sourceProblems(fields: DraftFields): Generator<Problem> {
  const { label, sourceName, sourceUrl, body } = fields
  if (sourceUrl && !/^https?:\/\/[^\s/]+/i.test(sourceUrl))
    yield { code: 'source_invalid', severity: 'stop', field: 'sourceUrl' }
  if (label !== 'original' && !sourceName && !sourceUrl)
    yield { code: 'source_missing', severity: 'stop', field: 'sourceName' }
  if (label !== 'original') return
  for (const [block, node] of body.content.entries()) {
    const found = REPRINT_WORDS.exec(plainText({ type: 'doc', content: [node] }))
    if (!found) continue
    yield { code: 'reprint_unlabelled', severity: 'advice', field: 'label', block, detail: found[0] }
    return
  }
}

function* pictureProblems({ coverMediaId, body }: DraftFields): Generator<Problem> {
  if (!coverMediaId) yield { code: 'cover_missing', severity: 'advice', field: 'coverMediaId' }
  for (const [block, node] of body.content.entries()) {
    for (const picture of picturesIn(node)) {
      if (picture.alt.trim() !== '') continue
      yield {
        code: 'alt_missing',
        severity: 'stop',
        field: 'body',
        block,
        detail: picture.caption.slice(0, 60),
      }
    }
  }
}

/** Pictures in a block, those of galleries too. */
function* picturesIn(block: BlockNode): Generator<{ alt: string; caption: string }> {
  for (const node of walkBlocks({ type: 'doc', content: [block] })) {
    if (node.type === 'picture') yield node.attrs
    const inner = (node as { type: string; content?: unknown[] }).content ?? []
    if ((node.type as string) !== 'gallery') continue
    for (const item of inner as { attrs?: { alt?: string; caption?: string } }[])
      yield { alt: item.attrs?.alt ?? '', caption: item.attrs?.caption ?? '' }
  }
}

function hasContent(blocks: BlockNode[]): boolean {
  return blocks.some((block) => block.type !== 'paragraph' && block.type !== 'rule')
    ? true
    : plainText({ type: 'doc', content: blocks }).trim() !== ''
}
