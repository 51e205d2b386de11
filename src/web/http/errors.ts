import { CodedError } from '../../kernel/errors.ts'

/** The one place where error codes become statuses. A code that is not here is a fault of ours: 500. */
const STATUS: Record<string, number> = {
  'http.bad_request': 400,
  'http.bad_address': 400,
  'http.forbidden': 403,
  'http.cross_origin': 403,
  'http.not_found': 404,
  'http.method_not_allowed': 405,
  'http.too_large': 413,
  'http.unsupported_type': 415,
  'http.too_many': 429,
  'http.unavailable': 503,
  'article.not_found': 404,
  'article.retracted': 410,
  'article.superseded': 409,
  'article.invalid': 422,
  'document.invalid': 422,
  'document.too_large': 413,
  'channel.not_found': 404,
  'topic.not_found': 404,
  'series.not_found': 404,
  'account.not_found': 404,
  'media.not_found': 404,
  'media.empty': 422,
  'media.unsupported': 415,
  'media.too_large': 413,
  'media.too_many_pixels': 422,
  'media.broken': 422,
  'storage.full': 507,
  'people.forbidden': 403,
  'people.signed_out': 401,
  'people.wrong_state': 409,
  'people.wrong_password': 401,
  'people.too_many_tries': 429,
  'setup.token_invalid': 410,
  'settings.superseded': 409,
  'mail.not_found': 404,
  'mail.address_invalid': 422,
  'job.not_found': 404,
  'job.not_failed': 409,
  'job.running': 409,
  'person.not_found': 404,
  'agreement.not_found': 404,
  'template.not_found': 404,
  'role.last_operator': 409,
  'application.not_found': 404,
  'application.stale': 409,
  'application.changed': 409,
  'application.decided': 409,
  'application.needs_other': 409,
  'application.another_open': 409,
  'application.appealed_before': 409,
  'application.appeal_late': 409,
  'application.undo_late': 409,
  'application.being_changed': 409,
  'application.waiting': 409,
  'application.too_many': 429,
  'application.invalid': 422,
  'application.reason_missing': 422,
  'application.reason_too_long': 422,
  'application.note_missing': 422,
  'application.note_too_long': 422,
  'application.not_an_editor': 422,
  'application.too_many_proofs': 422,
  'account.handle_taken': 409,
  'account.in_use': 409,
  'submission.not_found': 404,
  'submission.decided': 409,
  'submission.withdrawn': 409,
  'submission.assigned': 409,
  'submission.changed': 409,
  'submission.edit_answered': 409,
  'submission.reason_missing': 422,
  'submission.reason_long': 422,
  'submission.note_invalid': 422,
  'submission.edit_empty': 422,
  'submission.not_editor': 422,
  'submission.time_passed': 422,
  'article.restore_late': 409,
  'article.not_ready': 422,
  'article.not_published': 409,
  'article.not_retracted': 409,
  'draft.copy_missing': 404,
  'draft.conflict': 409,
  'draft.taken': 423,
  'draft.changed': 409,
  'draft.invalid': 422,
  'submission.note_missing': 422,
  'submission.too_soon': 429,
  'submission.first_day': 429,
  'submission.too_many_links': 422,
  'submission.no_schedule': 422,
  'series.invalid': 422,
  'series.own_account': 422,
  'series.too_many_guests': 422,
  'account.invalid': 422,
  'account.email_invalid': 422,
  'account.member_already': 409,
  'account.too_many_invitations': 422,
  'account.last_owner': 409,
  'account.member_missing': 409,
  'account.invitation_gone': 410,
  'placement.not_found': 404,
  'placement.no_page': 404,
  'placement.no_change': 404,
  'placement.ended': 409,
  'placement.not_waiting': 409,
  'placement.done_before': 409,
  'placement.invalid': 422,
  'placement.reason_long': 422,
  'placement.too_many': 422,
  'placement.preview_past': 422,
  'proof.not_found': 404,
  'proof.gone': 410,
  'comment.not_found': 404,
  'comment.empty': 422,
  'comment.too_long': 422,
  'comment.link_credentials': 422,
  'comment.closed': 403,
  'comment.not_open': 403,
  'comment.parent_elsewhere': 422,
  'comment.parent_gone': 409,
  'comment.parent_held': 409,
  'comment.too_soon': 429,
  'comment.first_day': 429,
  'comment.edit_late': 409,
  'comment.gone': 409,
  'comment.too_many_edits': 409,
  'comment.own_like': 409,
  'comment.too_many_pins': 409,
  'comment.reason_missing': 422,
  'comment.reason_long': 422,
  'comment.too_many_streams': 429,
  'card.busy': 503,
  'unsubscribe.unknown': 404,
  'push.invalid': 422,
  'following.too_many': 409,
  'bookmark.too_many': 409,
  'bookmark.no_folder': 404,
  'bookmark.folder_name': 422,
  'bookmark.too_many_folders': 409,
}

/** Codes of Fastify that mean a caller's mistake. */
const FASTIFY: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.unsupported_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http.bad_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.bad_request',
  FST_ERR_BAD_URL: 'http.bad_address',
  FST_ERR_ASYNC_CONSTRAINT: 'http.bad_request',
}

/** Status and code of anything thrown while a request was answered. */
export function outcomeOf(error: unknown): { status: number; code: string } {
  if (error instanceof CodedError) return { status: STATUS[error.code] ?? 500, code: error.code }
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string }
  const mapped = code ? FASTIFY[code] : undefined
  if (mapped) return { status: STATUS[mapped] ?? 400, code: mapped }
  if (isUnavailable(code) || isCutOff(message)) return { status: 503, code: 'http.unavailable' }
  if (statusCode === 429) return { status: 429, code: 'http.too_many' }
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return { status: statusCode, code: 'http.bad_request' }
  return { status: 500, code: 'http.fault' }
}

/**
 * The database is away or going down (PostgreSQL 57P, 08, or no connection), has no room (53), or takes no writes
 * while another server takes over (25006).
 */
function isUnavailable(code: string | undefined): boolean {
  return (
    code !== undefined &&
    (/^(57P0|08|53|25006)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code))
  )
}

/** The same as node-postgres tells it of a connection it has lost or never got: in words, without a code. */
function isCutOff(message: string | undefined): boolean {
  return (
    message !== undefined &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    )
  )
}
