import { Button } from '../../../ui/button.tsx'
import { useEdition } from '../../../ui/edition.ts'
import type { Voice } from '../../../ui/voice.ts'

/** The way to an account of one's own; not in the care edition, which asks for nothing while somebody reads. */
export function WriteHere({ voice: { t } }: { voice: Voice }) {
  if (useEdition() === 'care') return null
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
