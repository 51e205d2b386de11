import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Application,
  findApplication,
  removeProof,
  saveApplication,
  storeAvatar,
  storeProof,
  submitApplication,
  tidyFields,
} from '../../../domain/applications/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { FormValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { admitFile } from '../admit-file.ts'
import { applicantOf, type ById, ownApplication } from '../applicant.ts'
import { readForm, type SentFile, typedFields, typedVersion } from '../read-form.ts'
import { showProblem } from '../status/show-problem.tsx'
import { errorWords, fieldWords, fileWords } from '../words.ts'
import { showForm } from './show.tsx'

/** `POST /applications/{id}`: saves, with files when there are any, and hands in when that was asked. */
export function savePage(app: FastifyInstance, context: WebContext): void {
  app.post<ById>('/:id', async (request, reply) => {
    const { id } = request.params
    const before = await ownApplication(context, request, id)
    const { language } = await requestView(context, request)
    const files: FileNews = { errors: {}, stored: false }
    const form = await readForm(request, (file) => takeFile(context, request, before, file, files, language))
    const actor = applicantOf(request)
    const now = context.now()
    const remove = form.text('remove')
    const send = form.text('do') === 'send'
    // Handed in a moment ago, by the first of two clicks: there is nothing to save, and nothing wrong.
    if (send && before.state === 'submitted') return reply.redirect(`/applications/${id}?sent`, 303)
    try {
      if (remove) await removeProof(context.database, { applicationId: id, proofId: remove, actor, now })
      const avatarMediaId = files.avatar ?? (form.text('avatarRemove') ? null : undefined)
      const save = {
        applicationId: id,
        version: typedVersion(form),
        fields: typedFields(form),
        avatarMediaId,
        actor,
        now,
      }
      await transact(context.database, (tx) => saveApplication(tx, save))
      if (Object.keys(files.errors).length > 0) throw new CodedError('application.invalid', { errors: {} })
      if (!send)
        return reply.redirect(`/applications/${id}?saved${files.stored || remove ? '#proofs' : ''}`, 303)
      const given = {
        applicationId: id,
        agreed: agreedIn(form),
        address: request.ip,
        answer: form.text('answer'),
        actor,
        now,
      }
      await transact(context.database, (tx) => submitApplication(tx, given))
      return reply.redirect(`/applications/${id}?${before.state === 'changes' ? 'answered' : 'sent'}`, 303)
    } catch (error) {
      // The first of two clicks was quicker than this one's look at how things stand.
      if (send && hasCode(error, 'people.wrong_state') && error.details.state === 'submitted')
        return reply.redirect(`/applications/${id}?sent`, 303)
      return showTyped(context, request, reply, id, form, { error, fileErrors: files.errors })
    }
  })
}

type FileNews = { errors: Record<string, string>; avatar?: string; stored: boolean }

async function takeFile(
  context: WebContext,
  request: FastifyRequest,
  { id: applicationId }: Application,
  { field, name, bytes }: SentFile,
  news: FileNews,
  language: Parameters<typeof fileWords>[0],
): Promise<void> {
  if (field !== 'proof' && field !== 'avatar') return
  const actor = applicantOf(request)
  const now = context.now()
  await admitFile(context, actor.personId)
  try {
    if (!bytes) throw new CodedError('media.too_large')
    if (field === 'avatar')
      news.avatar = await storeAvatar(context, { bytes, name, personId: actor.personId, now })
    else await storeProof(context, { applicationId, bytes, name, actor, now })
    news.stored ||= field === 'proof'
  } catch (error) {
    if (!(error instanceof CodedError) || !/^media\.|too_many_proofs$/.test(error.code)) throw error
    const words =
      field === 'avatar' && error.code === 'media.unsupported'
        ? avatarWords(language)
        : fileWords(language, error, name)
    news.errors[field] = [news.errors[field], words].filter(Boolean).join(' ')
  }
}

function avatarWords(language: Parameters<typeof fileWords>[0]): string {
  return fileWords(language, new CodedError('media.avatar'), '')
}

/** The same form with what was typed, and what is wrong. */
async function showTyped(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  form: FormValues,
  { error, fileErrors }: { error: unknown; fileErrors: Record<string, string> },
): Promise<FastifyReply> {
  if (!(error instanceof CodedError)) throw error
  const application = await findApplication(context.database, id)
  if (!application) throw error
  const { language } = await requestView(context, request)
  const { settings } = await context.portal.get()
  const typed = { fields: tidyFields(typedFields(form)), agreed: agreedIn(form), answer: form.text('answer') }
  if (error.code === 'application.invalid') {
    const { errors = {}, like } = error.details as { errors?: Record<string, string>; like?: string }
    const words = { ...fieldWords(language, errors, like), ...fileErrors }
    return showForm(context, request, reply, application, { ...typed, errors: words, status: 422 })
  }
  if (error.code === 'application.stale')
    return showForm(context, request, reply, application, {
      ...typed,
      stale: application.changedAt,
      errors: fileErrors,
      status: 409,
    })
  const problem = errorWords(error, language, settings.timeZone)
  if (!problem) throw error
  if (error.code === 'people.wrong_state') return showProblem(context, request, reply, id, error)
  const status = error.code === 'application.too_many' ? 429 : 409
  return showForm(context, request, reply, application, {
    ...typed,
    errors: fileErrors,
    problems: [problem],
    status,
  })
}

function agreedIn(form: FormValues): string[] {
  return form.names().flatMap((name) => (name.startsWith('agreed-') ? [name.slice('agreed-'.length)] : []))
}
