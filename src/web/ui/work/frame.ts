import type { Assets, Edition, Language, Theme } from '../frame.ts'
import type { Task } from './task-bar.tsx'

/** An entry of the rail; entries with the same `group` stand under its name, in the order given. */
export type RailEntry = { group?: string; name: string; href: string; current: boolean; count?: number }

export type WorkFrame = {
  language: Language
  theme: Theme
  edition?: Edition
  /** The reader has a style sheet of their own, `/reading.css`. */
  reading?: boolean
  /** The portal's name; before set-up "Masthead". */
  portalName: string
  title: string
  assets: Assets
  /** The portal has no operator yet, and the page says so. */
  notSetUp?: boolean
  /** Who is signed in; there is then a form to `signOutHref`, and links to the surfaces of their roles. */
  person?: { name: string; roles?: readonly string[] }
  signOutHref?: string
  /** Names of islands (`src/client/*.ts`) that this page uses; `keys` is on every page. */
  islands?: string[]
  /** The rail of a working surface; left out on sign-in and set-up. */
  rail?: RailEntry[]
  /** Name of the surface, under the portal's: Studio, Desk, Console. */
  surface?: string
  /** Instead of the rail: a bar for one task, such as writing. */
  task?: Task
  /** No narrow column: the page lays itself out. */
  wide?: boolean
}
