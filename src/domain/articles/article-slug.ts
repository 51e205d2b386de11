import { slugify } from '../../kernel/text/index.ts'
import type { RevisionDraft } from './draft.ts'

/** Pages of an article that stand where its own name stands: `/a/{id}/…`. A test holds this to the routes. */
export const TAKEN_SLUGS: readonly string[] = ['comments', 'history']

/** The readable end of an article's address: from the slug its author chose, else from the title. May be empty. */
export function articleSlug({ slug, title }: Pick<RevisionDraft, 'slug' | 'title'>): string {
  const made = slugify(slug || title)
  return TAKEN_SLUGS.includes(made) ? `${made}-1` : made
}
