import type { Document } from '../../../kernel/document/index.ts'
import type { CommentState } from '../comment-row.ts'
import { paragraphOf } from '../text/read-typed.ts'

/** A comment as readers may see it: the words only of one that is shown. */
export type CommentView = {
  id: string
  /** 0 for one that was never shown. */
  floor: number
  state: CommentState
  /** '' when nobody is known: an imported one without a name, or somebody who has left. */
  name: string
  /** Of the account under whose article it stands. */
  byAuthor: boolean
  /** Absent unless it is shown. */
  document?: Document
  likes: number
  replies: number
  isEdited: boolean
  createdAt: Date
  parentId: string | null
  /** IDs of what it answers, the nearest last. */
  chain: string[]
}

export const COMMENT_COLUMNS = `c.id, c.floor, c.state, c.by_author, c.likes, c.replies, c.edits, c.created_at,
  c.parent_id, c.chain, c.score,
  case when c.state = 'visible' then c.document end as document,
  case when c.state = 'visible' and c.document is null then c.body end as body,
  case when c.state = 'visible' then c.author_name else '' end as author_name,
  p.name as person_name, p.left_at is not null as has_left`

export const COMMENT_PERSON = 'left join person p on p.id = c.person_id'

export type CommentRow = {
  id: string
  floor: number | null
  state: CommentState
  by_author: boolean
  likes: number
  replies: number
  edits: number
  created_at: Date
  parent_id: string | null
  chain: string[]
  score: number
  document: Document | null
  body: string | null
  author_name: string
  person_name: string | null
  has_left: boolean
}

export function toView(row: CommentRow): CommentView {
  const isShown = row.state === 'visible'
  return {
    id: row.id,
    floor: row.floor ?? 0,
    state: row.state,
    name: isShown ? nameOf(row) : '',
    byAuthor: row.by_author,
    document: isShown ? (row.document ?? paragraphOf(row.body ?? '')) : undefined,
    likes: row.likes,
    replies: row.replies,
    isEdited: row.edits > 0,
    createdAt: row.created_at,
    parentId: row.parent_id,
    chain: row.chain,
  }
}

function nameOf({ person_name, has_left, author_name }: CommentRow): string {
  if (has_left) return ''
  return person_name ?? author_name
}
