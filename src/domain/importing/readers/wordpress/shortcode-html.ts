import type { Note } from '../../source.ts'
import { type Attachment, type BodyContext, isPictureAddress } from './attachment.ts'
import { escapeHtml } from './html-pieces.ts'
import { parseShortcodes, type Shortcode, type ShortcodeNode } from './shortcodes.ts'

const CODE = new Set(['code', 'sourcecode', 'source', 'highlight', 'prism', 'crayon'])
const VIDEO_SOURCES = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv']
const AUDIO_SOURCES = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma']
// Page builders wrap every part of a page in brackets that mean its layout only.
const LAYOUT =
  /^(vc|et_pb|fusion|av|cs|ux|tatsu|mk)_|^(row|column|columns|col|section|one_half|one_third|two_third)(_\w+)?$/

type Turn = { context: BodyContext; lost: Note[] }
type Render = (shortcode: Shortcode, turn: Turn) => string

/**
 * HTML with its shortcodes replaced by what they showed. Those of plugins are unknown here: they stay as the text that
 * they are, and are noted; what they enclose is read like the rest.
 */
export function renderShortcodes(html: string, context: BodyContext, lost: Note[]): string {
  if (!html.includes('[')) return html
  return renderAll(
    parseShortcodes(html, (name) => CODE.has(name)),
    { context, lost },
  )
}

function renderAll(nodes: ShortcodeNode[], turn: Turn): string {
  return nodes.map((node) => (typeof node === 'string' ? node : renderOne(node, turn))).join('')
}

function renderOne(shortcode: Shortcode, turn: Turn): string {
  const render = KNOWN[shortcode.name] ?? (CODE.has(shortcode.name) && shortcode.close ? code : undefined)
  if (render) return render(shortcode, turn)
  if (LAYOUT.test(shortcode.name)) return layout(shortcode, turn)
  // "[sic]" and "[1]" are words of the text; a shortcode has values, an end, or a compound name.
  const looksLikeOne =
    shortcode.close !== '' ||
    shortcode.values.length > 0 ||
    Object.keys(shortcode.attributes).length > 0 ||
    /[_-]/.test(shortcode.name)
  if (looksLikeOne) turn.lost.push({ what: 'unknown_shortcode', detail: shortcode.open.slice(0, 200) })
  return shortcode.open + renderAll(shortcode.content, turn) + shortcode.close
}

const KNOWN: Record<string, Render> = {
  caption,
  wp_caption: caption,
  gallery,
  embed: (shortcode, turn) =>
    linkTo(renderAll(shortcode.content, turn).trim() || first(shortcode, ['src', 'url']), shortcode, turn),
  youtube: (shortcode, turn) =>
    linkTo(shortcode.values[0] ?? first(shortcode, ['url', 'id']), shortcode, turn),
  vimeo: (shortcode, turn) => linkTo(shortcode.values[0] ?? first(shortcode, ['url', 'id']), shortcode, turn),
  video,
  wpvideo: (shortcode, turn) => note(shortcode, turn),
  audio: (shortcode, turn) =>
    linkTo(first(shortcode, AUDIO_SOURCES) || shortcode.values[0] || '', shortcode, turn),
  playlist,
}

function caption(shortcode: Shortcode, turn: Turn): string {
  const content = renderAll(shortcode.content, turn).trim()
  const picture = /^(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?/i.exec(content)?.[0] ?? ''
  const text = shortcode.attributes.caption || content.slice(picture.length).trim()
  if (!picture) return `\n\n${content}\n\n`
  return `\n\n<figure>${picture}${text ? `<figcaption>${text}</figcaption>` : ''}</figure>\n\n`
}

function gallery(shortcode: Shortcode, turn: Turn): string {
  const listed = (shortcode.attributes.ids || shortcode.attributes.include || '')
    .split(/[,\s]+/)
    .filter(Boolean)
  const found = listed.length > 0 ? listed.map((id) => turn.context.attachment(id)) : turn.context.children()
  const pictures = found.filter(
    (file): file is Attachment => file !== undefined && isPictureAddress(file.url),
  )
  const missing = listed.filter((_, at) => !found[at])
  if (missing.length > 0 || pictures.length === 0)
    turn.lost.push({
      what: 'gallery_pictures_missing',
      detail: missing.join(', ') || shortcode.open.slice(0, 200),
    })
  return `\n\n${pictures.map(figure).join('\n')}\n\n`
}

function figure(file: Attachment): string {
  const shown = file.caption ? `<figcaption>${escapeHtml(file.caption)}</figcaption>` : ''
  return `<figure><img src="${escapeHtml(file.url)}" alt="${escapeHtml(file.alt)}">${shown}</figure>`
}

function video(shortcode: Shortcode, turn: Turn): string {
  const address = first(shortcode, VIDEO_SOURCES) || shortcode.values[0] || ''
  if (!/^https?:/i.test(address)) return note(shortcode, turn)
  if (/\.(mp4|m4v|webm)$/i.test(address)) return `\n\n<video src="${escapeHtml(address)}"></video>\n\n`
  return linkTo(address, shortcode, turn)
}

function playlist(shortcode: Shortcode, turn: Turn): string {
  const ids = (shortcode.attributes.ids ?? '').split(/[,\s]+/).filter(Boolean)
  const files = ids.map((id) => turn.context.attachment(id)).filter((file) => file !== undefined)
  if (files.length === 0) return note(shortcode, turn)
  return files.map((file) => linkTo(file.url, shortcode, turn)).join('')
}

function code(shortcode: Shortcode): string {
  const language = shortcode.attributes.lang || shortcode.attributes.language || ''
  const text = shortcode.content.join('').replace(/^\r?\n|\s+$/g, '')
  const safe = text.replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `\n\n<pre><code class="language-${escapeHtml(language)}">${safe}</code></pre>\n\n`
}

function layout(shortcode: Shortcode, turn: Turn): string {
  turn.lost.push({ what: 'layout_shortcode', detail: shortcode.open.slice(0, 200) })
  const { src, url, image } = shortcode.attributes
  const file = image ? turn.context.attachment(image) : undefined
  const address = file?.url ?? [src, url].find((value) => value !== undefined && isPictureAddress(value))
  const picture = address
    ? figure(file ?? { id: '', url: address, alt: shortcode.attributes.alt ?? '', caption: '' })
    : ''
  return `\n\n${picture}${renderAll(shortcode.content, turn)}\n\n`
}

function linkTo(text: string, shortcode: Shortcode, turn: Turn): string {
  const address = text.replace(/<[^>]*>/g, '').trim()
  if (!/^https?:\/\/\S+$/i.test(address)) return note(shortcode, turn)
  const plain = address.replace(/&amp;/g, '&')
  turn.lost.push({ what: 'embed', detail: plain.slice(0, 200) })
  return `\n\n<p><a href="${escapeHtml(plain)}">${escapeHtml(plain)}</a></p>\n\n`
}

function note(shortcode: Shortcode, turn: Turn): string {
  turn.lost.push({ what: 'unknown_shortcode', detail: shortcode.open.slice(0, 200) })
  return shortcode.open + renderAll(shortcode.content, turn) + shortcode.close
}

function first(shortcode: Shortcode, names: string[]): string {
  return names.map((name) => shortcode.attributes[name]).find(Boolean) ?? ''
}
