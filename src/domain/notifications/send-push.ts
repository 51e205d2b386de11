import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { type NoticeTopic, urgencyOf } from './topics.ts'

/** The kind of job that sends a notice to one of a person's browsers. */
export const PUSH_SEND = 'push.send'

/** Puts down a job for each browser, so that none waits for another, and a second try is for the one that failed only. */
export async function sendPush(
  tx: Tx,
  {
    notificationId,
    browsers,
    topic,
  }: { notificationId: string; browsers: string[]; topic: NoticeTopic | undefined },
): Promise<void> {
  for (const browserId of browsers)
    await enqueue(tx, PUSH_SEND, { notificationId, browserId }, { priority: urgencyOf(topic) })
}
