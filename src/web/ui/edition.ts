import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Edition } from './frame.ts'

/** The edition of the page that is drawn; set by the layout for the care edition alone. */
export const EditionContext = createContext<Edition>('standard')

/** For parts that the care edition draws otherwise. Not for what is kept (`Kept`): that is drawn apart from its page. */
export function useEdition(): Edition {
  return useContext(EditionContext)
}
