import { applicationsToday } from './applications.tsx'
import { articlesToday } from './articles.tsx'
import type { TodayPart } from './part.ts'
import { placementsToday } from './placements.tsx'

/** The parts in their order. */
export const TODAY: TodayPart[] = [applicationsToday, articlesToday, placementsToday]
