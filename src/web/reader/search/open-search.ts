import { escapeHtml } from '../../../kernel/document/escape-html.ts'

/**
 * The description by which browsers offer the portal as a search engine.
 * https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 */
export function openSearchXml({
  name,
  tagline,
  publicUrl,
}: {
  name: string
  tagline: string
  publicUrl: URL
}): string {
  const at = (path: string) =>
    escapeHtml(new URL(path, publicUrl).href.replaceAll('%7B', '{').replaceAll('%7D', '}'))
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeHtml([...name].slice(0, 16).join(''))}</ShortName>
<Description>${escapeHtml(`${name} ${tagline}`.trim())}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml" width="16" height="16">${at('/icon.svg')}</Image>
<Url type="text/html" method="get" template="${at('/search?q={searchTerms}')}"/>
<Url type="application/x-suggestions+json" method="get" template="${at('/suggest?form=opensearch&q={searchTerms}')}"/>
</OpenSearchDescription>
`
}
