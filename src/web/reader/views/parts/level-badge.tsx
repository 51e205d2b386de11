import type { Voice } from '../../../ui/voice.ts'

/** An account's level, leading to what it means. */
export function LevelBadge({ level, voice: { t } }: { level: number; voice: Voice }) {
  return (
    <a class="level" href="/levels" data-level={level}>
      {t('joining.level', { level: t(`joining.level.${level as 1}`) })}
    </a>
  )
}

/** The same where something else is the link. */
export function LevelMark({ level, voice: { t } }: { level: number; voice: Voice }) {
  return <span class="level">{t('joining.level', { level: t(`joining.level.${level as 1}`) })}</span>
}
