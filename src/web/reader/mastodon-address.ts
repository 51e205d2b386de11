/**
 * The page of a Mastodon server (as a reader typed it: `mastodon.social`, an address, `@me@mastodon.social`) where a
 * text is shared, and its name. Undefined when it is not the name of a server.
 */
export function mastodonAddress(typed: string, text: string): { server: string; href: string } | undefined {
  const name = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/^.*@/, '')
  if (name === '' || name.length > 253) return undefined
  const { hostname = '', port = '' } = URL.parse(`https://${name}`) ?? {}
  if (port !== '' || !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname)) return undefined
  return {
    server: hostname,
    href: `https://${hostname}/share?${new URLSearchParams({ text })}`,
  }
}
