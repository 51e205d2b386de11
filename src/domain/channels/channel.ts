/** An editorial section. `names` and `descriptions` by language; `colour` is `#rrggbb`. */
export type Channel = {
  id: string
  slug: string
  position: number
  names: Record<string, string>
  descriptions: Record<string, string>
  colour: string | null
  /** A channel of original work, shown in its own block. */
  isColumn: boolean
}

/** The channel's name in a language, or in any other one. */
export function channelName(channel: Pick<Channel, 'names' | 'slug'>, language: string): string {
  return channel.names[language] || Object.values(channel.names).find(Boolean) || channel.slug
}
