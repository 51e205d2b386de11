const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with XML's own entities decoded. Those of HTML (`&nbsp;`, wrong in XML but common) stay for the HTML reader. */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g,
    (all, name, decimal, hex) => {
      if (name) return NAMED[name] ?? all
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
    },
  )
}

/** The attributes of a start tag as it stands in the file. */
export function readAttributes(raw: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of raw.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name) attributes[name] = decodeXmlText(double ?? single ?? '')
  return attributes
}
