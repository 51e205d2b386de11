import type { WebContext } from '../../../http/context.ts'
import { frameOf } from '../../../http/page-frame.ts'
import type { Rendered } from '../../../http/respond.ts'
import type { View } from '../../../http/view.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import type { PageFrame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { translate } from '../../../ui/messages.ts'
import { createVoice } from '../../../ui/voice.ts'

/** `/offline`: the same for everyone; what a device keeps only its own script knows. */
export async function offlinePage(context: WebContext, view: View): Promise<Rendered> {
  const title = translate(view.language)('sharing.offline.title')
  const frame = await frameOf(context, view, { title, path: '/offline', noIndex: true })
  return { view: <OfflineView frame={frame} />, tags: [], worker: 'worker' }
}

function OfflineView({ frame }: { frame: PageFrame }) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const script = frame.assets.islands?.offline
  return (
    <Layout frame={frame} voice={voice} page="offline">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[{ name: frame.portal.name, href: '/' }, { name: t('sharing.offline.title') }]}
        />
        <div class="prose pages">
          <h1>{t('sharing.offline.title')}</h1>
          <p class="standfirst">{t('sharing.offline.lead')}</p>
        </div>
        <offline-reading
          class="offline"
          data-off={t('sharing.offline.off')}
          data-working={t('sharing.offline.working')}
          data-kept={t('sharing.offline.kept')}
          data-none={t('sharing.offline.none')}
          data-failed={t('sharing.offline.failed')}
          data-forgotten={t('sharing.offline.forgotten')}
          data-unfit={t('sharing.offline.unfit')}
          data-signed-out={t('sharing.offline.signedOut')}
        >
          <p role="status">{t('sharing.offline.unfit')}</p>
          <p class="offline-actions">
            <button class="button" type="button" value="keep" hidden>
              {t('sharing.offline.keep')}
            </button>
            <button class="button" type="button" value="refresh" hidden>
              {t('sharing.offline.refresh')}
            </button>
            <button class="button button-line" type="button" value="forget" hidden>
              {t('sharing.offline.forget')}
            </button>
          </p>
          <ul class="offline-list" />
        </offline-reading>
        <div class="prose pages">
          <p>{t('sharing.offline.shared')}</p>
          <p>
            <a class="button button-line" href="/me/bookmarks">
              {t('sharing.offline.bookmarks')}
            </a>
          </p>
        </div>
      </div>
      {script && <script type="module" src={script} />}
    </Layout>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'offline-reading': Record<string, unknown>
    }
  }
}
