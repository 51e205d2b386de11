import { Button } from '../../../ui/button.tsx'
import type { Voice } from '../../../ui/voice.ts'

/** The way to an account of one's own. */
export function WriteHere({ voice: { t } }: { voice: Voice }) {
  return (
    <aside class="write-here" aria-labelledby="write-here">
      <h2 id="write-here">{t('reader.write.title')}</h2>
      <p>{t('reader.write.text')}</p>
      <Button kind="line" href="/apply">
        {t('reader.nav.apply')}
      </Button>
    </aside>
  )
}
