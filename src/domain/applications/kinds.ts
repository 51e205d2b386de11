/** Who an account can stand for. */
export const SUBJECT_KINDS = ['person', 'organisation', 'company', 'media', 'public_body'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

export type SubjectFieldName =
  | 'subjectName'
  | 'registration'
  | 'contactPerson'
  | 'contactPhone'
  | 'office'
  | 'profession'
  | 'website'

/** A field that a kind of subject asks for. `max`: characters. Its words: `apply.subject.{kind}.{name}` or `apply.subject.{name}`. */
export type SubjectField = { name: SubjectFieldName; required: boolean; max: number }

const field = (name: SubjectFieldName, required = true, max = 80): SubjectField => ({ name, required, max })

/** What each kind is asked, in the order of the form. */
export const SUBJECT_FIELDS: Readonly<Record<SubjectKind, readonly SubjectField[]>> = {
  person: [field('subjectName', true, 60), field('profession', false), field('contactPhone', false, 40)],
  organisation: [
    field('subjectName'),
    field('registration', false, 60),
    field('contactPerson', true, 60),
    field('contactPhone', true, 40),
    field('website', false, 200),
  ],
  company: [
    field('subjectName'),
    field('registration', true, 60),
    field('contactPerson', true, 60),
    field('contactPhone', true, 40),
    field('website', false, 200),
  ],
  media: [
    field('subjectName'),
    field('registration', true, 60),
    field('contactPerson', true, 60),
    field('contactPhone', true, 40),
    field('website', true, 200),
  ],
  public_body: [
    field('subjectName'),
    field('office', true),
    field('contactPerson', true, 60),
    field('contactPhone', true, 40),
    field('website', false, 200),
  ],
}

/** Everything that any kind asks: a form without script shows all of it. */
export const ALL_SUBJECT_FIELDS: readonly SubjectFieldName[] = [
  ...new Set(SUBJECT_KINDS.flatMap((kind) => SUBJECT_FIELDS[kind].map(({ name }) => name))),
]

/** Kinds whose applicants must prove that they speak for somebody: at least one proof file. */
export const PROVEN_KINDS: readonly SubjectKind[] = ['organisation', 'company', 'media', 'public_body']

export function isSubjectKind(value: unknown): value is SubjectKind {
  return SUBJECT_KINDS.some((kind) => kind === value)
}
