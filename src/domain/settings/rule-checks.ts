import { type Check, flag, isEmail, isWebAddress, line, refuse, whole } from './check.ts'
import { COMMENTING_CHECKS } from './commenting.ts'
import { FRONT_CHECKS } from './front-blocks.ts'
import { HOT_CHECKS } from './hot.ts'
import { RECOMMENDING_CHECKS } from './recommending.ts'
import { type RuleSettings, SIGN_UP_MODES } from './rules.ts'

const FIELDS_MAX = 60
const FIELD_LENGTH = 40

/** One check a setting of the rules: gives the value in its stored form or throws `settings.invalid`. */
export const RULE_CHECKS: { [K in keyof RuleSettings]: Check<RuleSettings[K]> } = {
  ...COMMENTING_CHECKS,
  ...FRONT_CHECKS,
  ...HOT_CHECKS,
  ...RECOMMENDING_CHECKS,
  signUp: (value) => SIGN_UP_MODES.find((mode) => mode === value) ?? refuse('choice_unknown'),
  oidcName: (value) => line(value, 60),
  oidcIssuer: (value) => {
    const issuer = line(value, 300)
    return issuer === '' || isWebAddress(issuer) ? issuer : refuse('address_malformed')
  },
  oidcClientId: (value) => line(value, 300),
  oidcClientSecret: (value) => line(value, 500),
  mailFrom: (value) => {
    const address = line(value, 254)
    return address === '' || isEmail(address) ? address : refuse('email_malformed')
  },
  applicationWaitDays: (value) => {
    if (!Array.isArray(value) || value.length !== 2) return refuse('number_malformed')
    return [whole(0, 3650)(value[0]), whole(0, 3650)(value[1])]
  },
  applicationUndoMinutes: whole(0, 24 * 60),
  applicationSecondOpinion: flag,
  proofRetentionDays: whole(1, 3650),
  fields: (value) => {
    if (!Array.isArray(value)) return refuse('text_malformed')
    const names = [...new Set(value.map((name) => line(name, FIELD_LENGTH)).filter(Boolean))]
    return names.length > FIELDS_MAX ? refuse('too_many') : names
  },
  reviewFirst: whole(0, 1000),
  reviewAll: flag,
  firstDayArticles: whole(0, 1000),
  secondsBetweenArticles: whole(0, 86_400),
  linksPerHost: whole(0, 1000),
  applicationsPerNetwork: whole(1, 100_000),
  restoreDays: whole(0, 3650),
}
