import type { WorkCursor } from '../../../domain/articles/index.ts'
import { ARTICLE_STATES, type ArticleStateName } from '../../../domain/permissions/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { formValues } from '../../http/form-values.ts'

/** What an address of the list asks for. */
export type Asked = {
  show?: ArticleStateName | 'needs'
  query: string
  mine: boolean
  before?: WorkCursor
}

/** What the query of an address asks for; what makes no sense is left out. */
export function readAsked(query: unknown): Asked {
  const form = formValues(query)
  const show = [...ARTICLE_STATES, 'needs' as const].find((one) => one === form.text('show'))
  const place = /^([0-9a-z]{1,11})\.([0-9a-z]{13})$/.exec(form.text('before'))
  const at = place?.[1] ? Number.parseInt(place[1], 36) : Number.NaN
  const isPlace = place?.[2] && isId(place[2]) && at <= 8.64e15
  return {
    show,
    query: form.text('q').trim().slice(0, 100),
    mine: form.text('by') === 'me',
    before: isPlace ? { at: new Date(at), id: place[2] as string } : undefined,
  }
}

/** A place in the list as a word for an address. */
export function writePlace({ at, id }: WorkCursor): string {
  return `${at.getTime().toString(36)}.${id}`
}
