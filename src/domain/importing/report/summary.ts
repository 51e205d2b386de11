import type { Figures } from './report.ts'

const HOW: Record<string, string> = {
  mapped: 'from the author map',
  mapped_new: 'from the author map, opened',
  opened: 'opened',
  known: 'from an earlier import',
  by_handle: 'of this portal',
  added: 'added',
  existing: 'of this portal',
}

/** What an import did, in lines for a person. `dryRun` says that it only would have. */
export function summarise(figures: Figures, { dryRun }: { dryRun: boolean }): string {
  const { articles, comments, pictures } = figures
  const lines = [
    dryRun ? 'Nothing was written (dry run). The import would bring in:' : 'Imported:',
    `  articles: ${articles.created} new, ${articles.revised} revised, ${articles.unchanged} unchanged, ${articles.failed} failed`,
    `  comments: ${comments.created} new, ${comments.unchanged} unchanged${comments.failed > 0 ? `, ${comments.failed} failed` : ''}`,
    `  pictures: ${pictures.stored} stored, ${pictures.missing} not stored`,
    ...mappings(
      'Authors → accounts',
      figures.accounts.map(({ key, name, handle, how }) => [key || name, `@${handle}`, how]),
    ),
    ...mappings(
      'Categories → channels',
      figures.channels.map(({ key, slug, how }) => [key, `/c/${slug}`, how]),
    ),
    ...counts('Left out', figures.leftOut),
    ...counts('Changed', figures.changed),
    ...counts('Not kept', figures.lost),
    ...counts('Not stored', figures.missing),
  ]
  if (figures.faults > 0) lines.push(`Not readable: ${figures.faults}`)
  if (figures.failures.length > 0) {
    lines.push('First failures:')
    for (const { position, title, error } of figures.failures)
      lines.push(`  ${position}${title ? ` “${title.slice(0, 60)}”` : ''}: ${error}`)
  }
  if (figures.cut)
    lines.push(`The source is cut: ${figures.cut.reason}, which begins at ${figures.cut.position}.`)
  return `${lines.join('\n')}\n`
}

/** Whether everything that was read could be brought in. */
export function isComplete(figures: Figures): boolean {
  return (
    !figures.cut && figures.faults === 0 && figures.articles.failed === 0 && figures.comments.failed === 0
  )
}

function mappings(title: string, rows: string[][]): string[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, 50).map(([from, to, how]) => `  ${from} → ${to} (${HOW[how ?? ''] ?? how})`)
  const more = rows.length > shown.length ? [`  and ${rows.length - shown.length} more`] : []
  return [`${title}:`, ...shown, ...more]
}

function counts(title: string, map: Map<string, number>): string[] {
  if (map.size === 0) return []
  const rows = [...map].sort(([, one], [, other]) => other - one)
  return [`${title}:`, ...rows.slice(0, 40).map(([what, times]) => `  ${what.replace(/_/g, ' ')} × ${times}`)]
}
