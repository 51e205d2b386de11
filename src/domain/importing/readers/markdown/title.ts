import type { Note } from '../../source.ts'

/**
 * The title of a Markdown file and the text without it: the field, else the first heading, else the file's name. A first
 * heading that repeats the title is left out of the text.
 */
export function readTitle(
  field: string,
  body: string,
  fileTitle: string,
  changed: Note[],
): { title: string; rest: string } {
  const heading = /^\s*(?:#[ \t]+([^\n]+?)[ \t#]*|([^\n#>\-*`<![]+)\n=+[ \t]*)(?:\n|$)/.exec(body)
  const first = (heading?.[1] ?? heading?.[2] ?? '').trim()
  const withoutHeading = heading ? body.slice(heading[0].length) : body
  if (field) return { title: field, rest: first && same(first, field) ? withoutHeading : body }
  if (first) return { title: first.replace(/[*_`]/g, ''), rest: withoutHeading }
  changed.push({ what: 'title_from_file_name', detail: fileTitle })
  return { title: fileTitle, rest: body }
}

function same(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/[\s*_`]/g, '').toLowerCase()
  return bare(one) === bare(other)
}
