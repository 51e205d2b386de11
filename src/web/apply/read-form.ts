import type { FastifyRequest } from 'fastify'
import type { ApplicationFields } from '../../domain/applications/index.ts'
import {
  ALL_SUBJECT_FIELDS,
  isSubjectKind,
  PROOF_MAX_BYTES,
  PROOFS_MAX,
} from '../../domain/applications/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isCutForm } from '../http/cut-form.ts'
import { type FormValues, formValues } from '../http/form-values.ts'

/** A file that came with a form; `bytes` is null when it was too large. */
export type SentFile = { field: string; name: string; bytes: Buffer | null }

const FIELD_BYTES = 64 * 1024
const LIMITS = {
  fieldSize: FIELD_BYTES,
  fields: 60,
  files: PROOFS_MAX + 1,
  fileSize: PROOF_MAX_BYTES,
  parts: 80,
}

/**
 * Reads a form, with files or without. `onFile` is waited for before the next part is read, so that one file at a time
 * is held. Throws `http.too_large` for a text of more than 64 kB.
 */
export async function readForm(
  request: FastifyRequest,
  onFile: (file: SentFile) => Promise<void>,
): Promise<FormValues> {
  if (!request.isMultipart()) return formValues(request.body)
  const values: Record<string, string[]> = {}
  try {
    for await (const part of request.parts({ limits: LIMITS, throwFileSizeLimit: false } as never)) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        const name = part.filename ?? ''
        // A file field that was left empty is sent without a name.
        if (name || bytes.length > 0)
          await onFile({ field: part.fieldname, name, bytes: part.file.truncated ? null : bytes })
      } else {
        if (part.valueTruncated) throw new CodedError('http.too_large')
        const list = values[part.fieldname] ?? []
        list.push(String(part.value ?? ''))
        values[part.fieldname] = list
      }
    }
  } catch (error) {
    throw asOurs(error)
  }
  return formValues(values)
}

/** The fields of an application as they were typed. */
export function typedFields(form: FormValues): ApplicationFields {
  const kind = form.text('kind')
  return {
    kind: isSubjectKind(kind) ? kind : null,
    subject: Object.fromEntries(ALL_SUBJECT_FIELDS.map((name) => [name, form.text(`subject.${name}`)])),
    handle: form.text('handle'),
    name: form.text('name'),
    signature: form.text('signature'),
    field: form.text('field'),
    plan: form.text('plan'),
    earlier: form.text('earlier'),
  }
}

/** The version that a form was made from; -1, which is nobody's, when it says none. */
export function typedVersion(form: FormValues): number {
  const text = form.text('version')
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

function asOurs(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (/^FST_(PARTS|FILES|FIELDS)_LIMIT$|^FST_REQ_FILE_TOO_LARGE$/.test(code))
    return new CodedError('http.too_large')
  if (code.startsWith('FST_') || isCutForm(error)) return new CodedError('http.bad_request')
  return error
}
