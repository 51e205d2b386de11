import type { Root } from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough'
import { gfm } from 'micromark-extension-gfm'

/** Markdown as a tree: CommonMark and GitHub's additions, with emphasis that also works beside full-width punctuation. */
export function markdownTree(markdown: string): Root {
  return parse(markdown, {
    extensions: [
      gfm({ singleTilde: false }),
      cjkFriendlyExtension(),
      gfmStrikethroughCjkFriendly({ singleTilde: false }),
    ],
    mdastExtensions: [gfmFromMarkdown()],
  })
}
