import type { PageFrame } from '../ui/frame.ts'
import type { AccountCard, ChannelBand, ColumnBand, HotItem, Teaser } from './view-models.ts'

/** A block of the front page, in the operator's order. */
export type FrontBlockView =
  | {
      kind: 'top'
      lead?: Teaser
      /** Up to four. */
      seconds: Teaser[]
      /** Up to ten; none where the operator has switched the list off. */
      hot: HotItem[]
    }
  | { kind: 'channels'; bands: ChannelBand[] }
  | { kind: 'columns'; columns: ColumnBand[] }
  | { kind: 'newest'; teasers: Teaser[] }
  | { kind: 'accounts'; accounts: AccountCard[] }

export type FrontPage = { frame: PageFrame; blocks: FrontBlockView[] }
