import type { ComponentChildren } from 'preact'
import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { FloorView, QuotingFloor } from '../../comments/floor-view.ts'
import { Time } from '../parts/time.tsx'

/** Quotes that stand open, one within the other; what they answer is folded. */
const OPEN = 3

type Shown = {
  voice: Voice
  floor: QuotingFloor
  /** Each by itself, with the name of whom it answers. */
  flat?: boolean
  /** The page it is on, to come back to. */
  back: string
  canAnswer: boolean
  pinned?: boolean
}

/** A comment in a list: who, its floor, what it answers, its words, and what can be done. */
export function Floor({ voice, floor, flat, back, canAnswer, pinned }: Shown) {
  const { t } = voice
  if (floor.state !== 'visible')
    return (
      <li class="floor" id={`c-${floor.id}`}>
        <Gone voice={voice} floor={floor} />
      </li>
    )
  return (
    <li class="floor" id={`c-${floor.id}`} data-comment={floor.id}>
      <FloorHead voice={voice} floor={floor} picture>
        {pinned && <span class="tag floor-pinned">{t('comments.pinned')}</span>}
      </FloorHead>
      {flat ? <Answered voice={voice} floor={floor} /> : <Quotes voice={voice} floor={floor} />}
      <Words floor={floor} />
      <Deeds {...{ voice, floor, back, canAnswer }} />
    </li>
  )
}

/** A comment without what it answers: who and what, or why there are no words. */
export function Said({ voice, floor }: { voice: Voice; floor: FloorView }) {
  if (floor.state !== 'visible') return <Gone voice={voice} floor={floor} />
  return (
    <>
      <FloorHead voice={voice} floor={floor} />
      <Words floor={floor} />
    </>
  )
}

/** What stays of a floor whose words are not shown. */
export function Gone({ voice: { t }, floor }: { voice: Voice; floor: FloorView }) {
  if (floor.state === 'visible') return null
  return (
    <p class="floor-gone">
      <a class="floor-number" href={floor.href}>
        {t('comments.floor', { floor: floor.floor })}
      </a>
      <span>{t(`comments.state.${floor.state}`)}</span>
    </p>
  )
}

/** Who wrote it, its floor and when. */
export function FloorHead({
  voice,
  floor,
  picture,
  children,
}: {
  voice: Voice
  floor: FloorView
  picture?: boolean
  children?: ComponentChildren
}) {
  const { t } = voice
  const { author, name } = floor
  return (
    <div class="floor-head">
      {picture && author && <Avatar name={name} picture={author.avatar} size="small" />}
      <p class="floor-who">
        <bdi class="floor-name">
          {author ? <a href={author.href}>{name}</a> : name || t('comments.nobody')}
        </bdi>
        {author && <span class="tag">{t('comments.author')}</span>}
        {children}
      </p>
      <p class="floor-when">
        <a class="floor-number" href={floor.href}>
          {t('comments.floor', { floor: floor.floor })}
        </a>
        <Time at={floor.at} voice={voice} to="minute" />
        {floor.isEdited && <span>{t('comments.edited')}</span>}
      </p>
    </div>
  )
}

/** Its words. Their direction is their own, and ends with them. */
export function Words({ floor }: { floor: FloorView }) {
  return <div class="floor-words" dir="auto" dangerouslySetInnerHTML={{ __html: floor.html }} />
}

/** What it answers, as floors within floors: the nearest outermost, older ones folded within. */
export function Quotes({ voice, floor, whole }: { voice: Voice; floor: QuotingFloor; whole?: boolean }) {
  const { quotes, isCut } = floor
  if (quotes.length === 0) return null
  const open = whole ? [] : quotes.slice(-OPEN)
  const folded = quotes.slice(0, quotes.length - open.length)
  const core = (folded.length > 0 || isCut) && (
    <Older
      voice={voice}
      floors={folded}
      above={isCut ? (folded[0] ?? quotes[0])?.href : undefined}
      whole={whole}
    />
  )
  return open.reduce<ComponentChildren>((inner, quote) => {
    return (
      <div class="quote">
        {inner}
        <Said voice={voice} floor={quote} />
      </div>
    )
  }, core) as never
}

function Older({
  voice: { t, ...rest },
  floors,
  above,
  whole,
}: {
  voice: Voice
  floors: FloorView[]
  above?: string
  whole?: boolean
}) {
  const voice = { t, ...rest }
  const rows = (
    <div class="quote-rows">
      {above && (
        <p>
          <a class="more" href={above}>
            {t('comments.further')}
          </a>
        </p>
      )}
      {floors.map((quote) => (
        <div class="quote-row">
          <Said voice={voice} floor={quote} />
        </div>
      ))}
    </div>
  )
  if (whole || floors.length === 0) return rows
  return (
    <details class="quote-fold">
      <summary>{t('comments.unfold', { count: floors.length })}</summary>
      {rows}
    </details>
  )
}

function Answered({ voice, floor }: { voice: Voice; floor: QuotingFloor }) {
  const parent = floor.quotes.at(-1)
  if (!parent) return null
  return (
    <p class="floor-answered">
      <a href={parent.href}>
        {voice.t('comments.answers', {
          floor: parent.floor,
          name: parent.name || voice.t('comments.nobody'),
        })}
      </a>
    </p>
  )
}

/** Like it, answer it. Both work without script. */
export function Deeds({
  voice: { t, count },
  floor,
  back,
  canAnswer,
}: {
  voice: Voice
  floor: FloorView
  back: string
  canAnswer: boolean
}) {
  return (
    <div class="floor-deeds">
      <form method="post" action={`${floor.href}/like`} data-comment-like>
        <input type="hidden" name="on" value="1" />
        <input type="hidden" name="back" value={`${back}#c-${floor.id}`} />
        <button class="floor-deed" type="submit">
          <Icon name="heart" />
          <span>{t('comments.like')}</span>{' '}
          <span data-likes>{floor.likes > 0 ? count(floor.likes) : ''}</span>
          <span class="hidden-text"> {t('comments.floor', { floor: floor.floor })}</span>
        </button>
      </form>
      {canAnswer && (
        <a class="floor-deed" href={`${floor.href}/reply`} data-answer={floor.id}>
          {t('comments.answer')}
          <span class="hidden-text"> {t('comments.floor', { floor: floor.floor })}</span>
        </a>
      )}
      {floor.replies > 0 && (
        <a class="floor-deed" href={`${floor.href}#answers`}>
          {t('comments.replies', { count: floor.replies })}
        </a>
      )}
      <a class="floor-deed" href={`${floor.href}/own`} data-own-comment hidden>
        {t('comments.own.open')}
      </a>
      <span class="floor-note" role="status" />
    </div>
  )
}
