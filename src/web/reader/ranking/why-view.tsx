import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Headline } from '../../ui/headline.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { PageFrame, Teaser } from '../view-models.ts'
import { ByLine } from '../views/parts/by-line.tsx'
import { relOf } from '../views/parts/kicker.tsx'
import { Time } from '../views/parts/time.tsx'
import type { WhyAnswer, WhyPart } from './why-answer.ts'

type WhyModel = { frame: PageFrame; article: Teaser; of?: Teaser; answer: WhyAnswer }

export function WhyView({ frame, article, of, answer }: WhyModel) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const title = t('ranking.why.title')
  return (
    <Layout frame={frame} voice={voice} page="why">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: frame.portal.name, href: '/' },
            { name: t('ranking.title'), href: '/ranking' },
            { name: title },
          ]}
        />
        <div class="page-title">
          <h1>{title}</h1>
        </div>
        <div class="why-article">
          <TitleLink teaser={article} voice={voice} />
          <ByLine teaser={article} voice={voice} show="full" />
        </div>
        <div class="why-answer">
          <p class="why-where">{answer.where}</p>
          {of && (
            <p>
              {t('ranking.why.under')} <TitleLink teaser={of} voice={voice} />
            </p>
          )}
          {answer.lines.map((line) => (
            <p>{line}</p>
          ))}
          {answer.parts && <Parts parts={answer.parts} total={answer.total} voice={voice} />}
          {answer.madeAt && (
            <p class="by">
              <span>{t('ranking.why.madeAt')}</span>
              <Time at={answer.madeAt} voice={voice} to="minute" />
            </p>
          )}
          <p>
            <a class="more" href={`/ranking#${answer.more}`}>
              {t('reader.hot.how')}
            </a>
          </p>
        </div>
      </div>
    </Layout>
  )
}

function TitleLink({ teaser, voice }: { teaser: Teaser; voice: Voice }) {
  return (
    <a
      class="headline why-title"
      href={teaser.href}
      rel={relOf(teaser)}
      lang={teaser.language === voice.language ? undefined : teaser.language}
    >
      <Headline text={teaser.title} language={teaser.language} />
    </a>
  )
}

function Parts({ parts, total, voice: { t } }: { parts: WhyPart[]; total?: string; voice: Voice }) {
  const bounded = parts.some(({ most }) => most !== undefined)
  return (
    <table class="weights">
      <caption>{t('ranking.why.parts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ranking.why.part')}</th>
          <th scope="col" class="number">
            {t('ranking.why.points')}
          </th>
          {bounded && (
            <th scope="col" class="number">
              {t('ranking.why.most')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, points, most, told }) => (
          <tr>
            <th scope="row">
              {name}
              {told && <span class="hint">{told}</span>}
            </th>
            <td class="number">{points}</td>
            {bounded && <td class="number">{most ?? ''}</td>}
          </tr>
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            <th scope="row">{t('ranking.why.total')}</th>
            <td class="number">{total}</td>
            {bounded && <td class="number" />}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
