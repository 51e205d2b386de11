import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { PageFrame } from '../view-models.ts'
import type { Figure, RankingSection } from './sections.ts'

export function RankingView({ frame, sections }: { frame: PageFrame; sections: RankingSection[] }) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const title = t('ranking.title')
  return (
    <Layout frame={frame} voice={voice} page="ranking">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: title }]} />
        <div class="prose pages">
          <h1>{title}</h1>
          <p class="standfirst">{t('ranking.lead')}</p>
          <ul>
            <li>{t('ranking.promise1')}</li>
            <li>{t('ranking.promise2')}</li>
            <li>{t('ranking.promise3')}</li>
          </ul>
          <Options voice={voice} />
          {sections.map((section) => (
            <Explained section={section} voice={voice} />
          ))}
        </div>
      </div>
    </Layout>
  )
}

/** The page is the same for everyone and cannot say what was chosen; the list to which both buttons lead does. */
function Options({ voice: { t } }: { voice: Voice }) {
  return (
    <>
      <h2 id="options">{t('ranking.options')}</h2>
      <p>{t('ranking.optionsText')}</p>
      <form class="form-actions" method="post" action="/ranking/choice">
        <input type="hidden" name="next" value="/for-you" />
        <Button kind="line" name="neutral" value="on">
          {t('ranking.switch.turnOn')}
        </Button>
        <Button kind="line" name="neutral" value="off">
          {t('ranking.switch.turnOff')}
        </Button>
      </form>
    </>
  )
}

function Explained({ section, voice }: { section: RankingSection; voice: Voice }) {
  const { id, title, texts, figures, after = [] } = section
  return (
    <>
      <h2 id={id}>{title}</h2>
      {texts.map((text) => (
        <p>{text}</p>
      ))}
      {figures && <Figures figures={figures} title={title} voice={voice} />}
      {after.map((text) => (
        <p>{text}</p>
      ))}
    </>
  )
}

function Figures({ figures, title, voice: { t } }: { figures: Figure[]; title: string; voice: Voice }) {
  return (
    <table class="weights">
      <caption>{t('ranking.inForce', { title })}</caption>
      <tbody>
        {figures.map(({ name, value }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
