import type { VNode } from 'preact'
import type { WebContext } from '../../http/context.ts'
import type { AtDesk } from '../load-desk.ts'
import type { DeskView } from '../respond-desk.tsx'
import { applicationsToday } from './applications.tsx'
import { articlesToday } from './articles.tsx'

/** A part of the desk's first page: loads what it shows (in one query or two), then draws it. */
export type TodayPart = (context: WebContext, desk: AtDesk) => Promise<(view: DeskView) => VNode>

/** The parts in their order. */
export const TODAY: TodayPart[] = [applicationsToday, articlesToday]
