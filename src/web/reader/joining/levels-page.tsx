import { LEVELS } from '../../../domain/levels/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { translate } from '../../ui/messages.ts'
import { createVoice, type Voice } from '../../ui/voice.ts'
import { LevelMark } from '../views/parts/level-badge.tsx'

/** `/levels`: what an account's level means, and the rule that it is computed by. */
export async function levelsPage(context: WebContext, view: View): Promise<Rendered> {
  const t = translate(view.language)
  const frame = await frameOf(context, view, {
    title: t('joining.levels'),
    description: t('joining.levels.lead'),
    path: '/levels',
  })
  return { view: <LevelsView frame={frame} />, tags: [] }
}

const CONDITIONS = ['articles', 'followers', 'reads', 'days'] as const

/** `/levels` */
export function LevelsView({ frame }: { frame: PageFrame }) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="levels">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[{ name: frame.portal.name, href: '/' }, { name: t('joining.levels') }]}
        />
        <div class="page-title">
          <h1>{t('joining.levels')}</h1>
          <p class="page-lead">{t('joining.levels.lead')}</p>
        </div>
        <table class="levels">
          <thead>
            <tr>
              <th scope="col">{t('joining.levels.level')}</th>
              {CONDITIONS.map((condition) => (
                <th scope="col">{t(`joining.levels.${condition}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVELS.map((rule) => (
              <tr>
                <th scope="row">
                  <LevelMark level={rule.level} voice={voice} />
                </th>
                {CONDITIONS.map((condition) => (
                  <td data-label={t(`joining.levels.${condition}`)}>{atLeast(rule[condition], voice)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p class="page-lead">{t('joining.levels.reading')}</p>
        <p class="page-lead">{t('joining.levels.meaning')}</p>
      </div>
    </Layout>
  )
}

function atLeast(least: number, { t, count }: Voice): string {
  return least === 0 ? t('joining.levels.none') : t('joining.levels.atLeast', { count: count(least) })
}
