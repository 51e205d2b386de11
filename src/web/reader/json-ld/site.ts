import { type Language, localText, type Settings } from '../../../domain/settings/index.ts'

/** The portal as schema.org `NewsMediaOrganization`, the publisher of everything on it. */
export function publisherJsonLd(settings: Settings, language: Language, publicUrl: URL): object {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': new URL('/#publisher', publicUrl).href,
    name: localText(settings.portalName, language),
    url: new URL('/', publicUrl).href,
    publishingPrinciples: new URL('/about', publicUrl).href,
  }
}

/** The front page's data: the site and who runs it. */
export function siteJsonLd(settings: Settings, language: Language, publicUrl: URL): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: localText(settings.portalName, language),
    description: localText(settings.tagline, language) || undefined,
    url: new URL('/', publicUrl).href,
    inLanguage: settings.languages,
    publisher: publisherJsonLd(settings, language, publicUrl),
  }
}
