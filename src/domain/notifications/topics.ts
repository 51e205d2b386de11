/** What people may choose how to hear of; everything else is a decision about them, which is always told. */
export const NOTICE_TOPICS = ['replies', 'mentions', 'follows'] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

export const MAIL_WAYS = ['now', 'digest', 'never'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

/** How somebody hears of a topic: a line on the site, a mail, a message to their browsers. */
export type Ways = { site: boolean; mail: MailWay; push: boolean }

/** For those who chose nothing. */
export const USUAL_WAYS: Readonly<Record<NoticeTopic, Ways>> = {
  replies: { site: true, mail: 'now', push: true },
  mentions: { site: true, mail: 'now', push: true },
  follows: { site: true, mail: 'never', push: false },
}

/** A decision: on the site and by mail, and to the browsers that somebody named. */
export const DECISION_WAYS: Readonly<Ways> = { site: true, mail: 'now', push: true }

const TOPIC_OF_KIND: Readonly<Record<string, NoticeTopic>> = {
  'comment.reply': 'replies',
  'comment.mention': 'mentions',
  'article.new': 'follows',
}

/** The topic of a kind of notice, or undefined for a decision. */
export function topicOf(kind: string): NoticeTopic | undefined {
  return TOPIC_OF_KIND[kind]
}

/**
 * What goes out first when much waits, the higher the sooner: letters and decisions (no topic), then what one person
 * said to another, then what goes out to many.
 */
export function urgencyOf(topic: NoticeTopic | 'digest' | undefined): number {
  if (topic === undefined) return 2
  return topic === 'follows' || topic === 'digest' ? 0 : 1
}

export function isNoticeTopic(value: unknown): value is NoticeTopic {
  return NOTICE_TOPICS.some((topic) => topic === value)
}

export function isMailWay(value: unknown): value is MailWay {
  return MAIL_WAYS.some((way) => way === value)
}
