export {
  changeSettings,
  checkSettings,
  type FieldErrors,
  PORTAL_TAG,
  settingsStamp,
} from './change-settings.ts'
export { isTimeZone } from './checks.ts'
export { COMMENTERS, type Commenters, type CommentSettings } from './commenting.ts'
export {
  DEFAULT_FRONT,
  FRONT_BLOCKS,
  FRONT_FILLS,
  type FrontBlock,
  type FrontBlockKind,
  type FrontFill,
  type FrontSettings,
} from './front-blocks.ts'
export { hostNotice } from './host-notice.ts'
export { DEFAULT_HOT, type HotSettings } from './hot.ts'
export { readSettings, SETTING_KEYS, settingsFrom } from './read-settings.ts'
export type { RecommendingSettings } from './recommending.ts'
export { DEFAULT_RULES, type RuleSettings, SIGN_UP_MODES, type SignUpMode } from './rules.ts'
export {
  DEFAULT_SETTINGS,
  isLanguage,
  LANGUAGES,
  type Language,
  type LocalText,
  localText,
  type Settings,
} from './settings.ts'
