import { APPEAL_DAYS, PROOF_MAX_BYTES, PROOFS_MAX } from '../../domain/applications/index.ts'
import { MAX_PICTURE_BYTES, MAX_VIDEO_BYTES } from '../../domain/media/index.ts'
import { localText, type Settings } from '../../domain/settings/index.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageParams, translate } from '../ui/messages.ts'

const MEGABYTE = 1024 * 1024

/**
 * What the guides say of this portal: `{restoreDays}` in their text is the number that its operator chose,
 * `{reviewRule}` a sentence that depends on such choices.
 */
export function factsOf(settings: Settings, language: Language): MessageParams {
  const t = translate(language)
  const [waitFirst, waitLater] = settings.applicationWaitDays
  const { reviewFirst, firstDayArticles, secondsBetweenArticles, linksPerHost } = settings
  return {
    portal: localText(settings.portalName, language),
    zone: settings.timeZone,
    signUpRule: t(`help.rule.signUp.${settings.signUp}`),
    waitFirst,
    waitLater,
    networkApplications: settings.applicationsPerNetwork,
    appealMonths: Math.floor(APPEAL_DAYS / 30),
    undoMinutes: settings.applicationUndoMinutes,
    secondRule: t(`help.rule.second.${settings.applicationSecondOpinion ? 'yes' : 'no'}`),
    proofs: PROOFS_MAX,
    proofMegabytes: PROOF_MAX_BYTES / MEGABYTE,
    proofDays: settings.proofRetentionDays,
    reviewRule: settings.reviewAll
      ? t('help.rule.review.all')
      : reviewFirst > 0
        ? t('help.rule.review.first', { count: reviewFirst })
        : t('help.rule.review.none'),
    firstDayArticles,
    secondsBetweenArticles,
    linksPerHost,
    restoreDays: settings.restoreDays,
    pictureMegabytes: MAX_PICTURE_BYTES / MEGABYTE,
    videoMegabytes: MAX_VIDEO_BYTES / MEGABYTE,
  }
}
