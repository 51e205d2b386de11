import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import type { Voice } from '../../ui/voice.ts'

type SwitchProps = { neutral: boolean; next: string; voice: Voice }

/** The switch “use nothing about me”: says how it is, and what its one button changes. A plain form. */
export function Switch({ neutral, next, voice: { t } }: SwitchProps) {
  return (
    <section class="neutral-switch" aria-labelledby="neutral">
      <h2 id="neutral">{t('ranking.switch.title')}</h2>
      <p>
        <b>{t(neutral ? 'ranking.switch.isOn' : 'ranking.switch.isOff')}</b>{' '}
        {t(neutral ? 'ranking.switch.onMeans' : 'ranking.switch.offMeans')}
      </p>
      <Form action="/ranking/choice" hidden={{ neutral: neutral ? 'off' : 'on', next }}>
        <Button kind="line">{t(neutral ? 'ranking.switch.turnOff' : 'ranking.switch.turnOn')}</Button>
      </Form>
      <a class="more" href="/ranking">
        {t('reader.hot.how')}
      </a>
    </section>
  )
}
