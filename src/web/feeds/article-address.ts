/** Absolute canonical address of an article. */
export function articleAddress(article: { id: string; slug: string }, publicUrl: URL): string {
  const slug = article.slug ? `/${encodeURIComponent(article.slug)}` : ''
  return new URL(`/a/${article.id}${slug}`, publicUrl).href
}
