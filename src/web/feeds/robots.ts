/** robots.txt (RFC 9309): everything that readers may read, and where the sitemap is. */
export function robots(publicUrl: URL): string {
  const closed = ['/studio', '/desk', '/safety', '/console', '/api/', '/sign-in', '/set-up', '/me']
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${new URL('/sitemap.xml', publicUrl).href}`,
    '',
  ].join('\n')
}
