import { afterAll, expect } from 'vitest'
import { currentAgreements } from '../../../src/domain/agreements/index.ts'
import { findApplication } from '../../../src/domain/applications/index.ts'
import { fieldsLike } from '../../domain/applications/support.ts'
import { createDeskApp, type Visitor } from '../../support/desk-app.ts'

/** The form as a browser sends it, with what a test wants to be otherwise. */
export function formOf(changes = {}) {
  const { subject, kind, ...rest } = fieldsLike(changes)
  return { kind: kind ?? '', 'subject.subjectName': subject.subjectName ?? '', ...rest }
}

/** An application with an editor and somebody else, and ways to begin and send. Call it at the top of a file. */
export async function makeApplyRoom() {
  const site = await createDeskApp()
  afterAll(() => site.close())
  const other = await site.visitor('别人')
  const editor = await site.visitor('林', 'editor')
  const agreements = await currentAgreements(site.database.db, 'apply')
  const agreed: Record<string, string> = Object.fromEntries(
    agreements.map(({ versionId }) => [`agreed-${versionId}`, 'on']),
  )

  async function begin(who: Visitor): Promise<string> {
    const answer = await site.post('/applications/new', { kind: 'person' }, who)
    expect(answer.status).toBe(303)
    return answer.location
  }
  const versionOf = async (href: string, who: Visitor) =>
    /name="version" value="(\d+)"/.exec((await site.get(href, who)).body)?.[1] ?? ''
  const idOf = (href: string) => href.split('/')[2] as string
  const read = async (href: string) => {
    const found = await findApplication(site.database, idOf(href))
    if (!found) throw new Error('no such application')
    return found
  }
  async function sent(who: Visitor, changes = {}): Promise<string> {
    const href = await begin(who)
    const answer = await site.send(
      href,
      { ...formOf(changes), ...agreed, version: await versionOf(href, who), do: 'send' },
      [],
      who,
    )
    expect(answer.location).toBe(`${href}?sent`)
    return href
  }
  return { site, other, editor, agreed, begin, versionOf, read, sent }
}
