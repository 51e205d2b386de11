import { type Application, SUBJECT_FIELDS } from '../../../domain/applications/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { createVoice } from '../../ui/voice.ts'
import { type Fact, Facts } from '../../ui/work/index.ts'
import type { ApplyView } from '../respond-apply.tsx'

/** What was handed in, as its applicant reads it again. */
export function SentFacts({
  view: { t, language, zone },
  application,
}: {
  view: ApplyView
  application: Application
}) {
  const { kind, subject, consents } = application
  const voice = createVoice(language, zone)
  const rows: Fact[] = [
    { name: t('apply.handle'), value: `@${application.handle}` },
    { name: t('apply.name'), value: application.name },
    { name: t('apply.signature'), value: application.signature },
    { name: t('apply.field'), value: application.field },
    ...(kind ? [{ name: t('apply.kindLabel'), value: t(`apply.kind.${kind}`) }] : []),
    ...(kind ? SUBJECT_FIELDS[kind] : []).flatMap(({ name }) =>
      subject[name] ? [{ name: t(`apply.subject.${name}`), value: subject[name] }] : [],
    ),
    { name: t('apply.plan'), value: <span class="said">{application.plan}</span> },
    ...(application.earlier
      ? [{ name: t('apply.earlier'), value: <span class="said">{application.earlier}</span> }]
      : []),
    ...consents.map(({ titles, number, at }) => ({
      name: `${localText(titles, language)} ${number}`,
      value: t('apply.agreed', { date: voice.dateTime(at) }),
    })),
  ]
  return <Facts rows={rows} />
}
