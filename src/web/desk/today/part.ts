import type { VNode } from 'preact'
import type { WebContext } from '../../http/context.ts'
import type { AtDesk } from '../load-desk.ts'
import type { DeskView } from '../respond-desk.tsx'

/** A part of the desk's first page: loads what it shows (in one query or two), then draws it. */
export type TodayPart = (context: WebContext, desk: AtDesk) => Promise<(view: DeskView) => VNode | null>
