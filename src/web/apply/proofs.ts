import type { FastifyInstance } from 'fastify'
import { openProof, storeProof } from '../../domain/applications/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { outcomeOf } from '../http/errors.ts'
import { requestView } from '../http/respond.ts'
import { sendProof } from '../http/send-proof.ts'
import { admitFile } from './admit-file.ts'
import { applicantOf, type ById, ownApplication } from './applicant.ts'
import { readForm } from './read-form.ts'
import { fileWords } from './words.ts'

type OneProof = { Params: { id: string; proofId: string } }

/** An applicant's own proofs: sent one by one by the form's script, and read again. */
export function proofRoutes(app: FastifyInstance, context: WebContext): void {
  app.post<ById>('/:id/proofs', async (request, reply) => {
    const { id } = request.params
    await ownApplication(context, request, id, 'application.write')
    const { language } = await requestView(context, request)
    const actor = applicantOf(request)
    let answer: { status: number; body: object } | undefined
    await readForm(request, async ({ field, name, bytes }) => {
      if (field !== 'proof' || answer) return
      await admitFile(context, actor.personId)
      try {
        if (!bytes) throw new CodedError('media.too_large')
        const proof = await storeProof(context, { applicationId: id, bytes, name, actor, now: context.now() })
        answer = { status: 201, body: { id: proof.id, name: proof.name, bytes: proof.bytes } }
      } catch (error) {
        const { status, code } = outcomeOf(error)
        if (status >= 500) throw error
        answer = { status, body: { code, message: fileWords(language, error, name) } }
      }
    })
    if (!answer) throw new CodedError('http.bad_request')
    return reply.code(answer.status).send(answer.body)
  })

  app.get<OneProof>('/:id/proofs/:proofId', async (request, reply) => {
    const { id: applicationId, proofId } = request.params
    const asked = {
      applicationId,
      proofId,
      actor: applicantOf(request),
      as: 'applicant',
      now: context.now(),
    } as const
    return sendProof(reply, await openProof(context, asked), 'picture' in (request.query as object))
  })
}
