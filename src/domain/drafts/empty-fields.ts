import { emptyDocument } from '../../kernel/document/index.ts'
import type { DraftFields } from './draft-fields.ts'

/** A working copy with nothing written yet. */
export function emptyFields(language: string): DraftFields {
  return {
    title: '',
    summary: '',
    language,
    body: emptyDocument(),
    label: 'original',
    opinion: false,
    sponsored: false,
    ai: 'none',
    sourceName: '',
    sourceUrl: '',
    place: '',
    coverMediaId: null,
    channelId: null,
    topics: [],
    commentsOpen: true,
    slug: '',
    seriesId: null,
  }
}
