/** What `messages/{tag}.json` says: the name of the language in its own words may stand under `language.name`. */
export type FurtherMessages = Readonly<Record<string, string>>

// Put in by the build. The benches run these sources as they are, with the two languages.
const files = import.meta.env
  ? import.meta.glob<FurtherMessages>('../../../messages/*.json', { eager: true, import: 'default' })
  : {}

/** Languages beside the two that the portal is written in: one file each, named by its BCP 47 tag. */
export const FURTHER: Readonly<Record<string, FurtherMessages>> = Object.fromEntries(
  Object.entries(files).map(([path, messages]) => [/([\w-]+)\.json$/.exec(path)?.[1] ?? path, messages]),
)
