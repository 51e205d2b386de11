import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit } from '../../../domain/people/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { Turns } from '../../../kernel/turns.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson, surface } from '../../http/guards.ts'
import { ownPath } from '../../http/own-path.ts'
import { requestView } from '../../http/respond.ts'
import { translate, translateCode } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { ACTS, type Act, type Subject } from './acts.ts'
import { fileBookmark } from './file-bookmark.ts'
import { showJoin } from './show-join.tsx'

type Params = { word: string }

const BODY_LIMIT = 4 * 1024
/** Likes of one article wait for one another in the database; a process never gives them all its connections. */
const AT_ONCE = { atOnce: 3, mostWaiting: 500 }
/** Refusals that a reader can do something about: told where they acted. */
const TOLD = new Set([
  'following.too_many',
  'bookmark.too_many',
  'bookmark.folder_name',
  'bookmark.too_many_folders',
  'bookmark.no_folder',
  'people.too_many_tries',
])

/**
 * Like, bookmark, follow: each is a page that says how it stands (GET) and a form that sets it (POST, `on` 1 or 0). A form
 * that is sent twice sets the same. Without script the form leads to the page; a script gets JSON. Strangers sign in
 * first, and come back to the page.
 */
export async function joinRoutes(app: FastifyInstance, context: WebContext): Promise<void> {
  const turns = new Turns(AT_ONCE)
  await surface('', 'signed-in', (inner) => {
    for (const act of ACTS) {
      const config = { hasPage: true }
      inner.get<{ Params: Params }>(act.path, async (request, reply) => {
        const subject = await subjectOf(context, act, request.params.word)
        return showJoin(context, request, reply, { act, subject })
      })
      inner.post<{ Params: Params }>(act.path, { bodyLimit: BODY_LIMIT, config }, (request, reply) =>
        join(context, request, reply, { act, word: request.params.word, turns }),
      )
    }
  })(app, context)
}

async function join(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { act, word, turns }: { act: Act; word: string; turns: Turns },
): Promise<FastifyReply> {
  const form = formValues(request.body)
  const on = form.text('on') !== '0'
  const personId = signedInPerson(request).id
  const subject = await act.find(context, word)
  const id = subject?.id ?? (on || !isId(word) ? undefined : word)
  if (!id) throw missing(act, word)
  const { language } = await requestView(context, request)
  const now = context.now()
  try {
    const number = await turns.take(() =>
      transact(context.database, async (tx) => {
        await admit(tx.db, 'joining of', personId, now)
        const set = await act.set(tx, { personId, id, on, now })
        if (act.name === 'bookmark') await fileBookmark(tx, { personId, articleId: id, form, now })
        return set
      }),
    )
    if (wantsJson(request)) {
      const { settings } = await context.portal.get()
      const { count } = createVoice(language, settings.timeZone)
      return reply.send({ on, ...(number !== undefined && { count: count(number) }) })
    }
    const own = subject ? (request.url.split('?')[0] as string) : `/a/${id}`
    return reply.redirect(ownPath(form.text('back'), own), 303)
  } catch (error) {
    const { status, code } = outcomeOf(error)
    if (!TOLD.has(code) || !subject) throw error
    const text =
      translateCode(language, `joining.error.${code}`, wordsOf(error)) ??
      translate(language)('joining.failed')
    if (wantsJson(request)) return reply.code(status).send({ error: code, message: text })
    return showJoin(context, request, reply, { act, subject, status, error: text })
  }
}

async function subjectOf(context: WebContext, act: Act, word: string): Promise<Subject> {
  const subject = await act.find(context, word)
  if (!subject) throw missing(act, word)
  return subject
}

function missing(act: Act, word: string): CodedError {
  const [, kind] = /^\/(a|@|t|series)/.exec(act.path) ?? []
  const codes: Record<string, string> = { a: 'article', '@': 'account', t: 'topic', series: 'series' }
  return new CodedError(`${codes[kind ?? 'a']}.not_found`, { word })
}

function wantsJson({ headers }: FastifyRequest): boolean {
  return headers.accept?.startsWith('application/json') ?? false
}

/** What a refusal's words name. */
function wordsOf(error: unknown): { most: number; count: number } {
  const { most = 0, retryAfter = 60 } = (error as CodedError).details as {
    most?: number
    retryAfter?: number
  }
  return { most, count: Math.ceil(retryAfter / 60) }
}
