export type FileName = {
  /** `2020-01-02` from `2020-01-02-title.md`. */
  date: string | null
  slug: string
  title: string
  language: string | null
  isDraft: boolean
  /** A list of other pages, such as Hugo's `_index.md`. */
  isSection: boolean
  isReadme: boolean
}

/** What the path of a Markdown file says of its article. A file `index.md` is named by its folder. */
export function readName(path: string): FileName {
  const parts = path.replace(/\.[^./]+$/, '').split('/')
  const [, stem = '', language = null] =
    /^(.*?)(?:\.([a-z]{2}(?:-[A-Za-z]{2,4})?))?$/.exec(parts.at(-1) ?? '') ?? []
  const own = /^index$/i.test(stem) && parts.length > 1 ? (parts.at(-2) ?? stem) : stem
  const [, date = null, rest = own] = /^(\d{4}-\d{1,2}-\d{1,2})[-_ ](.+)$/.exec(own) ?? []
  return {
    date,
    slug: rest,
    title: rest.replace(/[-_]+/g, ' ').trim(),
    language,
    isDraft: parts.slice(0, -1).some((part) => part === '_drafts' || part === 'drafts'),
    isSection: /^_index$/i.test(stem),
    isReadme: /^(readme|license|changelog|contributing)$/i.test(stem),
  }
}
