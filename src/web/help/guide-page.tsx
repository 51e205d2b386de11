import type { WebContext } from '../http/context.ts'
import { frameOf } from '../http/page-frame.ts'
import type { Rendered } from '../http/respond.ts'
import type { View } from '../http/view.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { contactHref } from '../ui/contact.ts'
import { Layout } from '../ui/layout.tsx'
import { createVoice, type Voice } from '../ui/voice.ts'
import { factsOf } from './facts.ts'
import { GUIDES, type GuideName, type ReadGuide, type Section } from './read-guide.ts'
import { sectionHtml } from './section-html.ts'

/** `/help/{name}`: a guide as it is true on this portal now. No query. */
export async function guidePage(
  context: WebContext,
  view: View,
  name: GuideName,
  read: ReadGuide,
): Promise<Rendered> {
  const { settings } = await context.portal.get()
  const { language } = view
  const voice = createVoice(language, settings.timeZone)
  const { t } = voice
  const guide = read(language, name)
  const facts = factsOf(settings, language)
  const path = `/help/${name}`
  const frame = await frameOf(context, view, { title: guide.title, description: t(`help.${name}Lead`), path })
  const portal = frame.portal
  const other = GUIDES.find((one) => one !== name) as GuideName
  const page = (
    <Layout frame={frame} voice={voice} page="guide" compact>
      <div class="wrap guide">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: portal.name, href: '/' },
            { name: t('help.title'), href: '/help' },
            { name: guide.title },
          ]}
        />
        <div class="guide-head">
          <h1>{guide.title}</h1>
          <div class="prose" dangerouslySetInnerHTML={{ __html: sectionHtml(guide.lead, language, facts) }} />
        </div>
        <Contents voice={voice} sections={guide.sections} />
        <div class="guide-text">
          {guide.sections.map(({ id, title, body }) => (
            <section class="guide-section" id={id} aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{title}</h2>
              <div class="prose" dangerouslySetInnerHTML={{ __html: sectionHtml(body, language, facts) }} />
            </section>
          ))}
          <p class="guide-end">
            <a href={`/help/${other}`}>{read(language, other).title}</a>
            {portal.contact && <a href={contactHref(portal.contact)}>{t('help.ask')}</a>}
          </p>
        </div>
      </div>
    </Layout>
  )
  return { view: page, tags: [] }
}

function Contents({ voice: { t }, sections }: { voice: Voice; sections: Section[] }) {
  return (
    <nav class="guide-contents" aria-labelledby="contents">
      <h2 id="contents">{t('help.contents')}</h2>
      <ol class="guide-links">
        {sections.map(({ id, title }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
