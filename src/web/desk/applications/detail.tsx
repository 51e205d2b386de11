import type { Application } from '../../../domain/applications/index.ts'
import { SUBJECT_FIELDS } from '../../../domain/applications/index.ts'
import type { ApplicationState } from '../../../domain/permissions/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { ageOf, Badge, DateTime, type Fact, Facts, PageHead, Part, Timeline } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { Assignment, type DetailProps, NoteForm, Proofs } from './detail-parts.tsx'
import { hintWords, stepWords } from './words.ts'

/** Everything that an editor reads of an application before deciding. */
export function Detail(props: DetailProps) {
  const { view, application } = props
  return (
    <>
      <Hints view={view} application={application} />
      <Facts rows={factsOf(view, application)} />
      <Proofs {...props} />
      <Others view={view} application={application} />
      <Part title={view.t('work.timeline')}>
        <Timeline language={view.language} zone={view.zone} entries={entriesOf(props)} />
      </Part>
      <NoteForm {...props} />
    </>
  )
}

export function DetailHead(props: DetailProps) {
  const { view, application } = props
  const { t, language, zone, now } = view
  const { name, submittedAt, waitingSince } = application
  const state = application.state as Exclude<ApplicationState, 'draft'>
  const voice = createVoice(language, zone)
  return (
    <PageHead
      title={<span lang={application.language}>{name}</span>}
      actions={<Assignment {...props} />}
      above={
        <>
          {state !== 'submitted' && (
            <Badge tone={state === 'approved' ? 'good' : 'warning'}>{t(`desk.app.state.${state}`)}</Badge>
          )}{' '}
          {submittedAt && t('desk.app.submittedAt', { date: voice.dateTime(submittedAt) })}
          {waitingSince && (state === 'submitted' || state === 'appealed') && (
            <>
              {' · '}
              {t('desk.app.waitingFor', { age: ageOf(waitingSince, now, language, zone) })}
            </>
          )}
        </>
      }
    />
  )
}

function Hints({
  view: { t },
  application: { hints, secondedBy, state, steps },
}: Pick<DetailProps, 'view' | 'application'>) {
  const second =
    secondedBy && state === 'submitted' ? steps.findLast(({ kind }) => kind === 'seconded') : undefined
  if (hints.length === 0 && !second) return null
  return (
    <Notice kind="warning" title={t('desk.app.hintsTitle')}>
      <ul class="bullets">
        {second && <li>{t('desk.app.second', { name: second.actorName ?? t('desk.app.someone') })}</li>}
        {hints.map((hint) => (
          <li>
            {hintWords(t, hint)}
            {hint.kind === 'same_network' &&
              hint.applications.map(({ id, name }) => (
                <>
                  {' '}
                  <a href={`/desk/applications/${id}`}>{name}</a>
                </>
              ))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function factsOf({ t, language, zone }: DeskView, application: Application): Fact[] {
  const { kind, subject, person, consents, language: lang } = application
  const voice = createVoice(language, zone)
  const long = (text: string) => <span class="said">{text}</span>
  return [
    {
      name: t('desk.app.handle'),
      value:
        application.state === 'approved' ? (
          <a href={`/@${application.handle}`}>@{application.handle}</a>
        ) : (
          `@${application.handle}`
        ),
    },
    ...(kind ? [{ name: t('desk.app.kind'), value: t(`apply.kind.${kind}`) }] : []),
    ...(kind ? SUBJECT_FIELDS[kind] : []).flatMap(({ name }) =>
      subject[name] ? [{ name: t(`apply.subject.${name}`), value: subject[name], lang }] : [],
    ),
    { name: t('apply.field'), value: application.field, lang },
    ...(application.signature ? [{ name: t('apply.signature'), value: application.signature, lang }] : []),
    ...(application.avatarMediaId
      ? [
          {
            name: t('apply.avatar'),
            value: (
              <img
                class="avatar-small"
                src={`/media/${application.avatarMediaId}`}
                alt={t('apply.avatar')}
                width={64}
                height={64}
              />
            ),
          },
        ]
      : []),
    { name: t('apply.plan'), value: long(application.plan), lang },
    ...(application.earlier ? [{ name: t('apply.earlier'), value: long(application.earlier), lang }] : []),
    {
      name: t('desk.app.person'),
      value: `${person.name} · ${person.email}`,
      hint: t('desk.app.personSince', { date: voice.date(person.since) }),
    },
    ...consents.map(({ titles, number, at }) => ({
      name: `${localText(titles, language)} ${number}`,
      value: t('apply.agreed', { date: voice.dateTime(at) }),
    })),
  ]
}

function Others({ view, application: { others } }: Pick<DetailProps, 'view' | 'application'>) {
  const { t, language, zone } = view
  if (others.length === 0) return null
  return (
    <Part title={t('desk.app.others')}>
      <ul class="bullets">
        {others.map(({ id, name, state, since }) => (
          <li>
            <a href={`/desk/applications/${id}`}>{name}</a>{' '}
            {t(`desk.app.state.${state as Exclude<ApplicationState, 'draft'>}`)}{' '}
            <DateTime at={since} form="day" zone={zone} language={language} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function entriesOf({ view: { t }, application: { steps } }: DetailProps) {
  return steps.map((step) => ({
    at: step.at,
    what: stepWords(t, step),
    text: step.reason || undefined,
  }))
}
