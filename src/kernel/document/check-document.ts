import { Node } from 'prosemirror-model'
import { CodedError } from '../errors.ts'
import { brokenLimit, isTooManyBytes } from './limits.ts'
import { schema } from './schema.ts'
import type { Document } from './types.ts'

/**
 * A document from foreign JSON, in canonical form (unknown keys gone, defaults filled in). Structure, attributes, links
 * and marks are as in `schema.ts`; size within `LIMITS`.
 * @throws CodedError `document.invalid` with `{ reason }`, a sentence for a developer.
 */
export function checkDocument(json: unknown): Document {
  const limit = brokenLimit(json)
  if (limit) throw invalid(`Beyond the limit of ${limit}`)
  const node = read(json)
  if (node.type !== schema.topNodeType) throw invalid(`A document begins with doc, not ${node.type.name}`)
  const document = node.toJSON() as Document
  const beyond = brokenLimit(document) ?? (isTooManyBytes(document) ? 'bytes' : undefined)
  if (beyond) throw invalid(`Beyond the limit of ${beyond}`)
  return document
}

function read(json: unknown): Node {
  try {
    const node = Node.fromJSON(schema, json)
    node.check()
    return node
  } catch (error) {
    // ProseMirror says RangeError for what it checks and TypeError where JSON has another shape than it reads.
    throw invalid(error instanceof Error ? error.message : 'Unreadable', error)
  }
}

function invalid(reason: string, cause?: unknown): CodedError {
  return new CodedError('document.invalid', { reason: reason.slice(0, 500) }, { cause })
}
