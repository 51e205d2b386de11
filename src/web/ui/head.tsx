import { localeOf } from '../../kernel/languages/index.ts'
import type { PageFrame } from './frame.ts'

const FEED_TYPES = { atom: 'application/atom+xml', json: 'application/feed+json' } as const

/** What browsers, indexes and other sites read before the page: title, addresses, feeds, Open Graph, JSON-LD. */
export function Head({ frame }: { frame: PageFrame }) {
  const { portal, assets, canonical } = frame
  const fullTitle = frame.title === '' ? portalTitle(frame) : `${frame.title} · ${portal.name}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{fullTitle}</title>
      {frame.description && <meta name="description" content={frame.description} />}
      {frame.noIndex && <meta name="robots" content="noindex" />}
      <link rel="stylesheet" href={assets.styles} />
      {assets.theme && <link rel="stylesheet" href={assets.theme} />}
      {frame.reading && <link rel="stylesheet" href="/reading.css" />}
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      <link rel="apple-touch-icon" href="/icons/180.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      {assets.script && <script type="module" src={assets.script} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {frame.alternates.map(({ language, href }) => (
        <link rel="alternate" hreflang={language} href={href} />
      ))}
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href="/opensearch.xml"
        title={portal.name}
      />
      {frame.feeds.map(({ type, href, title }) => (
        <link rel="alternate" type={FEED_TYPES[type]} href={href} title={title} />
      ))}
      <OpenGraph frame={frame} />
      {frame.jsonLd && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(frame.jsonLd) }} />
      )}
    </head>
  )
}

function OpenGraph({ frame }: { frame: PageFrame }) {
  const { portal, social, canonical } = frame
  if (!canonical) return null
  return (
    <>
      <Property name="og:site_name" content={portal.name} />
      <Property name="og:type" content={social?.type ?? 'website'} />
      <Property name="og:url" content={canonical} />
      <Property name="og:title" content={frame.title || portal.name} />
      <Property name="og:description" content={frame.description} />
      <Property name="og:locale" content={localeOf(frame.language).replace('-', '_')} />
      {social?.publishedAt && (
        <Property name="article:published_time" content={social.publishedAt.toISOString()} />
      )}
      {social?.modifiedAt && (
        <Property name="article:modified_time" content={social.modifiedAt.toISOString()} />
      )}
      {social?.image && (
        <>
          <Property name="og:image" content={social.image.href} />
          <Property name="og:image:width" content={String(social.image.width)} />
          <Property name="og:image:height" content={String(social.image.height)} />
          {social.image.alt && <Property name="og:image:alt" content={social.image.alt} />}
        </>
      )}
      <meta name="twitter:card" content={social?.image ? 'summary_large_image' : 'summary'} />
    </>
  )
}

function Property({ name, content }: { name: string; content: string }) {
  return content === '' ? null : <meta property={name} content={content} />
}

function portalTitle({ portal }: PageFrame): string {
  return portal.tagline === '' ? portal.name : `${portal.name} · ${portal.tagline}`
}

/** JSON that cannot end its script element (HTML, 4.12.1.3, restrictions for contents of script elements). */
function inScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
