import { transact } from '../../../platform/database/index.ts'
import type { SourceComment } from '../source.ts'
import { findImported } from './imported.ts'
import type { Run } from './run.ts'
import { isOfItem } from './write-batch.ts'
import { writeComments } from './write-comments.ts'

/** Stores comments that stand on their own in the source; their articles were imported before, now or in an earlier run. */
export async function writeLooseComments(run: Run, comments: SourceComment[]): Promise<void> {
  const place = { db: run.database.db, source: run.source.name }
  const keys = [...new Set(comments.map(({ articleKey }) => articleKey))]
  const articles = await findImported(place, 'article', keys)
  const ids = new Map(
    [...articles].filter(([, { hash }]) => hash !== '').map(([key, { targetId }]) => [key, targetId]),
  )
  const placed = comments.filter((comment) => {
    if (ids.has(comment.articleKey) || run.dryRun) return true
    report(run, comment, `its article ${comment.articleKey} was not imported`)
    return false
  })
  if (run.dryRun) run.report.comments({ created: placed.length })
  else if (placed.length > 0) await write(run, placed, ids)
}

async function write(run: Run, comments: SourceComment[], ids: ReadonlyMap<string, string>): Promise<void> {
  try {
    run.report.comments(await transact(run.database, (tx) => writeComments(tx, run, comments, ids)))
  } catch (error) {
    if (!isOfItem(error)) throw error
    if (comments.length > 1) for (const comment of comments) await write(run, [comment], ids)
    else report(run, comments[0] as SourceComment, (error as Error).message)
  }
}

function report(run: Run, comment: SourceComment, reason: string): void {
  run.report.comments({ failed: 1 })
  run.report.fault({ type: 'fault', position: comment.position, reason: `comment ${comment.key}: ${reason}` })
}
