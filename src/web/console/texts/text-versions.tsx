import { LANGUAGES, type LocalText, localText } from '../../../domain/settings/index.ts'
import { Button } from '../../ui/button.tsx'
import { languageName } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { type BackLink, DateTime, PageHead, Part } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'

type Version = { number: number; titles: LocalText; texts: LocalText; at: Date }
type Props = {
  view: ConsoleView
  back: BackLink
  /** What kind of text this is. */
  above?: string
  /** Address of this text. */
  base: string
  /** Newest first, at least one. */
  versions: Version[]
  retiredAt?: Date | null
}

/** A text as it is in force in each language, and all that it said before. */
export function TextVersions({ view, back, above, base, versions, retiredAt }: Props) {
  const { t, language, zone } = view
  const [newest, ...older] = versions as [Version, ...Version[]]
  return (
    <>
      <PageHead
        back={back}
        above={
          <>
            {above && `${above} · `}
            {t('console.versionNumber', { number: newest.number })} ·{' '}
            <DateTime at={newest.at} {...{ zone, language }} />
          </>
        }
        title={localText(newest.titles, language)}
        actions={
          !retiredAt && (
            <>
              <Button href={`${base}/edit`}>{t('console.textChange')}</Button>
              <Button kind="line" href={`${base}/retire`}>
                {t('console.retire')}
              </Button>
            </>
          )
        }
      />
      {retiredAt && <Notice kind="info" title={t('console.retired')} />}
      <Words version={newest} level="h2" />
      <Part title={t('console.versionsOlder')}>
        {older.length === 0 && <p class="hint">{t('console.versionsNone')}</p>}
        {older.map((version) => (
          <details class="version">
            <summary>
              {t('console.versionNumber', { number: version.number })} ·{' '}
              <DateTime at={version.at} {...{ zone, language }} />
            </summary>
            <Words version={version} level="h3" />
          </details>
        ))}
      </Part>
    </>
  )
}

function Words({ version, level: Heading }: { version: Version; level: 'h2' | 'h3' }) {
  return (
    <>
      {LANGUAGES.map((each) => (
        <section class="version-words" lang={each} aria-label={languageName(each)}>
          <Heading>{version.titles[each] || languageName(each)}</Heading>
          <p class="kept-lines">{version.texts[each] || '—'}</p>
        </section>
      ))}
    </>
  )
}
