import type { Rendered, RenderMail } from '../../domain/notifications/index.ts'
import { escapeHtml } from '../../kernel/document/escape-html.ts'
import type { Language } from '../ui/frame.ts'
import { translate, translateCode } from '../ui/messages.ts'

/**
 * Words for mails of a portal: subject and text are the messages `mail.{kind}.subject` and `mail.{kind}.text`, whose
 * blank lines part paragraphs; then the address it leads to, and who sent it. Values are put in as text.
 */
export function mailRenderer(publicUrl: URL): RenderMail {
  return ({ kind, params, language, href, portalName, items = [], stop }) => {
    const values = { portal: portalName, ...plain(params) }
    const subject = words(language, `mail.${kind}.subject`, values)
    const paragraphs = words(language, `mail.${kind}.text`, values)
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
    const t = translate(language)
    const link = href === null ? undefined : ownAddress(publicUrl, href)
    const footer = t('mail.footer', { portal: portalName, address: publicUrl.origin })
    const action = translateCode(language, `mail.${kind}.action`) ?? t('mail.open')
    const lines = items.map((item) => ({
      text: words(language, `mail.${item.kind}.line`, { portal: portalName, ...plain(item.params) }),
      link: item.href === null ? undefined : ownAddress(publicUrl, item.href),
    }))
    const stopLink = stop && ownAddress(publicUrl, `/unsubscribe/${stop.key}/${stop.topic}`)
    const stopText = t('mail.stop')
    const drawn = draw({ language, subject, paragraphs, lines, link, action, footer, stopLink, stopText })
    return stopLink ? { ...drawn, headers: stopHeaders(stopLink) } : drawn
  }
}

type Drawn = {
  language: Language
  subject: string
  paragraphs: string[]
  lines: { text: string; link: string | undefined }[]
  link: string | undefined
  action: string
  footer: string
  /** Where mails like this one can be stopped. */
  stopLink: string | undefined
  stopText: string
}

function draw({
  language,
  subject,
  paragraphs,
  lines,
  link,
  action,
  footer,
  stopLink,
  stopText,
}: Drawn): Rendered {
  const linkText = link === undefined ? [] : [`${action}\n${link}`]
  const listed = lines.map(({ text, link }) => (link === undefined ? `* ${text}` : `* ${text}\n  ${link}`))
  const end = stopLink === undefined ? footer : `${footer}\n${stopText} ${stopLink}`
  const text = `${[...paragraphs, ...listed, ...linkText, `-- \n${end}`].join('\n\n')}\n`
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
  if (lines.length > 0) {
    const drawn = lines.map(({ text, link }) =>
      link === undefined
        ? `<li>${escapeHtml(text)}</li>`
        : `<li><a href="${escapeHtml(link)}">${escapeHtml(text)}</a></li>`,
    )
    body.push(`<ul>\n${drawn.join('\n')}\n</ul>`)
  }
  if (link !== undefined) {
    const address = escapeHtml(link)
    body.push(`<p><a href="${address}">${escapeHtml(action)}</a></p>`, `<p><small>${address}</small></p>`)
  }
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0 auto;max-width:36em;padding:16px;font:16px/1.6 system-ui,sans-serif">
<main>
${body.join('\n')}
</main>
<hr>
<p><small>${escapeHtml(footer)}</small></p>${
    stopLink === undefined
      ? ''
      : `\n<p><small><a href="${escapeHtml(stopLink)}">${escapeHtml(stopText)}</a></small></p>`
  }
</body>
</html>
`
  return { subject, text, html }
}

/**
 * What a mail program needs to stop mails with one click (RFC 2369, 3.2; RFC 8058, 3.1, which asks for https): it sends
 * a form there, without cookies.
 */
function stopHeaders(link: string): Record<string, string> {
  const headers = { 'List-Unsubscribe': `<${link}>` }
  if (!link.startsWith('https:')) return headers
  return { ...headers, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function ownAddress(publicUrl: URL, path: string): string {
  const address = new URL(path, publicUrl)
  if (address.origin !== publicUrl.origin) throw new Error('a mail leads to this portal')
  return address.href
}

function words(language: Language, key: string, values: Record<string, string | number>): string {
  const text = translateCode(language, key, values)
  if (text === undefined) throw new Error(`there is no message ${key}`)
  return text
}

/** Values without what could pose as something else in a mail: control characters and turns of direction. */
function plain(params: Record<string, string | number>): Record<string, string | number> {
  const clean = (value: string | number) =>
    typeof value === 'string'
      ? value.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
      : value
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, clean(value)]))
}
