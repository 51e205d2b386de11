import type { FastifyReply } from 'fastify'
import { type OpenedProof, proofPicture } from '../../domain/applications/index.ts'
import { sendPrivateFile } from './private-file.ts'

/** Sends a proof: to be kept, or as a picture that was painted anew. */
export async function sendProof(
  reply: FastifyReply,
  { name, mime, stream }: OpenedProof,
  inline: boolean,
): Promise<FastifyReply> {
  if (inline && mime !== 'application/pdf')
    return sendPrivateFile(reply, { name, mime: 'image/jpeg', inline, body: await proofPicture(stream) })
  return sendPrivateFile(reply, { name, mime, inline: false, body: stream })
}
