import type { Note } from '../../source.ts'

/**
 * Markdown of Jekyll, Hugo, Hexo and Obsidian as plain Markdown: their pictures, code blocks and links between notes.
 * Other template tags stay as the text that they are, and are noted. Code is left alone.
 */
export function plainMarkdown(text: string, lost: Note[]): string {
  const tagged = replaceCodeTags(text)
  return outsideCode(tagged, (part) => noteTags(replacePictures(replaceNoteLinks(part, lost), lost), lost))
}

function replaceCodeTags(text: string): string {
  return text.replace(
    /\{%-?\s*(highlight|codeblock)\b([^%\n]*)%\}\n?([\s\S]*?)\{%-?\s*end\1\s*-?%\}|\{\{<\s*highlight\s+([^>\n]*)>\}\}\n?([\s\S]*?)\{\{<\s*\/\s*highlight\s*>\}\}/g,
    (_, _name, words: string, code: string, hugoWords: string, hugoCode: string) => {
      const language = /(?:lang:)?\s*"?([\w+#-]+)/.exec(words ?? hugoWords ?? '')?.[1] ?? ''
      return `\n\`\`\`\`${language}\n${(code ?? hugoCode ?? '').replace(/\n$/, '')}\n\`\`\`\`\n`
    },
  )
}

function outsideCode(text: string, change: (part: string) => string): string {
  // Fenced blocks, and code within a line.
  const parts = text.split(
    /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n {0,3}\2[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))|`[^`\n]+`)/m,
  )
  // `split` also gives the fence that the second group caught.
  return parts.map((part, at) => (at % 3 === 0 ? change(part) : at % 3 === 1 ? part : '')).join('')
}

function replacePictures(text: string, lost: Note[]): string {
  return text
    .replace(/\{\{[<%]\s*figure\s+([^\n]*?)\/?\s*[>%]\}\}/g, (all, words: string) => {
      const values = readValues(words)
      if (!values.src) return all
      return `\n\n![${values.alt ?? values.caption ?? ''}](<${values.src}>${values.caption ? ` "${values.caption.replace(/"/g, '\\"')}"` : ''})\n\n`
    })
    .replace(
      /\{\{[<%]\s*(youtube|vimeo|bilibili)\s+"?([\w-]+)"?[^\n]*?[>%]\}\}/g,
      (_, site: string, id: string) => {
        const address = `${VIDEO_SITES[site]}${id}`
        lost.push({ what: 'embed', detail: address })
        return `\n\n<${address}>\n\n`
      },
    )
    .replace(
      /\{%\s*asset_img\s+(\S+)\s*([^%\n]*)%\}/g,
      (_, file: string, words: string) => `\n\n![${words.trim()}](<${file}>)\n\n`,
    )
    .replace(/\{\{\s*site\.(?:baseurl|url)\s*(?:\|[^}]*)?\}\}/g, '')
}

const VIDEO_SITES: Record<string, string> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  bilibili: 'https://www.bilibili.com/video/',
}

function replaceNoteLinks(text: string, lost: Note[]): string {
  return text
    .replace(/!\[\[([^\]|\n#]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]/g, (all, file: string, words = '') => {
      if (/\.(jpe?g|png|gif|webp|avif|mp4|webm)$/i.test(file.trim()))
        return `![${/^\d+(x\d+)?$/.test(words) ? '' : words}](<${file.trim()}>)`
      lost.push({ what: 'embedded_note', detail: all })
      return `[${words || file}](<${file.trim()}.md>)`
    })
    .replace(
      /\[\[([^\]|\n#]*)(?:#([^\]|\n]*))?(?:\|([^\]\n]*))?\]\]/g,
      (all, file: string, part = '', words = '') => {
        const name = file.trim()
        if (!name) return words || part || all
        return `[${words || name}](<${/\.\w{2,5}$/.test(name) ? name : `${name}.md`}>)`
      },
    )
    .replace(
      /\{\{[<%]\s*(?:rel)?ref\s+"([^"\n]+)"\s*[>%]\}\}|\{%\s*(?:post_link|link|post_url)\s+(\S+)[^%\n]*%\}/g,
      (_, hugo, other) => {
        const target = (hugo ?? other) as string
        return /\.\w{2,8}(#.*)?$/.test(target) ? target : `${target}.md`
      },
    )
}

function noteTags(text: string, lost: Note[]): string {
  for (const [tag] of text.matchAll(/\{%[^%\n]{1,300}%\}|\{\{[<%][^\n]{1,300}?[>%]\}\}/g))
    lost.push({ what: 'unknown_template_tag', detail: tag.slice(0, 200) })
  return text.replace(/<!--\s*more\s*-->/gi, () => {
    lost.push({ what: 'more_mark', detail: 'no text' })
    return ''
  })
}

function readValues(words: string): Record<string, string> {
  return Object.fromEntries(
    [...words.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+))/g)].map(
      ([, name = '', double, single, bare]) => [name, (double ?? single ?? bare ?? '').replace(/\\"/g, '"')],
    ),
  )
}
