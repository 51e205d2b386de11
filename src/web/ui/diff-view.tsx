import type { DiffPart, RevisionDiff } from './diff.ts'
import type { Voice } from './voice.ts'

/** What changed, as a text to read: struck words are gone, underlined words are new; not by colour alone. */
export function DiffView({
  diff,
  language,
  voice: { t },
}: {
  diff: RevisionDiff
  language: string
  voice: Voice
}) {
  if (!diff.title && diff.blocks.every((block) => block.kind === 'skipped')) {
    return <p class="empty-line">{t('reader.history.noChange')}</p>
  }
  return (
    <div class="diff">
      <p class="diff-legend by">
        <del>{t('reader.history.removed')}</del>
        <ins>{t('reader.history.added')}</ins>
        {diff.coarse && <span>{t('reader.history.coarse')}</span>}
      </p>
      {diff.title && (
        <p class="diff-title">
          <b class="by">{t('reader.history.titleRow')}</b>
          <span lang={language}>
            <Parts parts={diff.title} />
          </span>
        </p>
      )}
      {diff.blocks.map((block) =>
        block.kind === 'skipped' ? (
          <p class="diff-skipped by">{t('reader.history.skipped', { count: block.count })}</p>
        ) : (
          <p class={`diff-paragraph diff-${block.paragraph.kind}`} lang={language}>
            <Parts parts={block.paragraph.parts} />
          </p>
        ),
      )}
    </div>
  )
}

function Parts({ parts }: { parts: DiffPart[] }) {
  return (
    <>
      {parts.map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>,
      )}
    </>
  )
}
