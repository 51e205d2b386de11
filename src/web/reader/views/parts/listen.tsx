import { useEdition } from '../../../ui/edition.ts'
import type { Voice } from '../../../ui/voice.ts'

/** Reads the article aloud with the browser's own voice; script shows the button where there is one. `#listen` begins at once. */
export function Listen({ voice: { t } }: { voice: Voice }) {
  const words = {
    title: t('access.listen'),
    toggle: t('access.listen.pause'),
    pause: t('access.listen.pause'),
    resume: t('access.listen.resume'),
    back: t('access.listen.back'),
    on: t('access.listen.on'),
    stop: t('access.listen.stop'),
    rate: t('access.listen.rate'),
    looking: t('access.listen.looking'),
    voice: t('access.listen.voice'),
    start: t('access.listen.start'),
  }
  return (
    <div class="listen" id="listen">
      <button class="button-plain" type="button" hidden data-listen={JSON.stringify(words)}>
        {t('access.listen')}
      </button>
      {useEdition() === 'care' && (
        <noscript>
          <p>{t('access.listen.script')}</p>
        </noscript>
      )}
    </div>
  )
}
