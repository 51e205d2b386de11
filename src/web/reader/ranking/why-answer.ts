import type { Settings } from '../../../domain/settings/index.ts'
import type { Voice } from '../../ui/voice.ts'

/** A part of a score: its name in words, its points, the most it can have, and what it rests on. */
export type WhyPart = { name: string; points: string; most?: string; told?: string }

/** Why something is in a list. Without `parts` it was placed there by a rule of its own, told in `lines`. */
export type WhyAnswer = {
  /** The list in words: “in related reading, at place 3”. */
  where: string
  /** The reason that stood beside it, and sentences that go with it. */
  lines: string[]
  parts?: WhyPart[]
  total?: string
  madeAt?: Date
  /** The part of `/ranking` that explains this list. */
  more: 'front' | 'hot' | 'related' | 'for-you' | 'newcomers'
}

export type Explaining = { voice: Voice; settings: Settings }
