import type { Voice } from '../../../ui/voice.ts'

/** An account's level. */
export function LevelMark({ level, voice: { t } }: { level: number; voice: Voice }) {
  return <span class="level">{t('joining.level', { level: t(`joining.level.${level as 1}`) })}</span>
}

/** The same, leading to what it means. */
export function LevelLink({ level, voice }: { level: number; voice: Voice }) {
  return (
    <a class="level-link" href="/levels">
      <LevelMark level={level} voice={voice} />
    </a>
  )
}
