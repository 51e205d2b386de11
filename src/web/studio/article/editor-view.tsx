import type { OwnAccount } from '../../../domain/accounts/index.ts'
import { channelName } from '../../../domain/channels/index.ts'
import { FIELD_LIMITS } from '../../../domain/drafts/index.ts'
import { plainText } from '../../../kernel/document/index.ts'
import { messagesOf, translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { createVoice } from '../../ui/voice.ts'
import { SaveState } from '../../ui/work/index.ts'
import type { Task } from '../../ui/work/task-bar.tsx'
import type { StudioView } from '../respond-studio.tsx'
import { type EditorPage, FORM, type FormTrouble, TEXT } from './editor-page-model.ts'
import { EditorSide } from './editor-side.tsx'

/** The custom element of the editor; a name of its own, so that it stays an element to the compiler. */
const ArticleEditor = 'article-editor' as unknown as 'div'

/** The bar above: the way out, how it is kept, what comes next. */
export function editorTask(view: StudioView, { draft, subject }: EditorPage, account?: OwnAccount): Task {
  const { language, zone } = view
  const t = translate(language)
  const path = `/studio/articles/${subject.articleId}`
  const time = createVoice(language, zone).dateTime(draft.savedAt)
  const isRevision = subject.state === 'published'
  return {
    back: { href: `/studio/@${account?.handle}/articles`, label: t('studio.articles') },
    status: <SaveState state="saved">{t('studio.savedAt', { time })}</SaveState>,
    actions: (
      <>
        <a href={`${path}/preview`} data-needs-saved>
          {t('studio.preview')}
        </a>
        <a href={`${path}/history`} data-needs-saved>
          {t('studio.history')}
        </a>
        <a class="button button-main" href={`${path}/submission`} data-needs-saved>
          {t(isRevision ? 'studio.revise' : 'studio.submit')}
        </a>
      </>
    ),
  }
}

/** The text, which the element takes over where there is script, and what stands beside it. */
export function EditorBody({ view, page }: { view: StudioView; page: EditorPage }) {
  const { draft, form, trouble } = page
  const t = translate(view.language)
  const { fields } = draft
  const typed = (name: 'title' | 'summary', text: string) => (form ? form.text(name) : text)
  // Who writes Markdown keeps the form, with script too.
  const Element = page.markdown === undefined ? ArticleEditor : 'div'
  return (
    <div class="write">
      <h1 class="hidden-text">{fields.title || t('studio.untitled')}</h1>
      <div class="write-text">
        {trouble && <Trouble view={view} trouble={trouble} />}
        <Element>
          <div class="form">
            <label class="field-label" for="title">
              {t('studio.field.title')}
            </label>
            <textarea class="input" id="title" name="title" form={FORM} rows={2} lang={fields.language}>
              {typed('title', fields.title)}
            </textarea>
            <label class="field-label" for="summary">
              {t('studio.field.summary')}
            </label>
            <textarea class="input" id="summary" name="summary" form={FORM} rows={2} lang={fields.language}>
              {typed('summary', fields.summary)}
            </textarea>
            <Text view={view} page={page} />
            <div class="form-actions">
              <button class="button button-main" type="submit" form={FORM}>
                {t(trouble?.theirs ? 'studio.saveOver' : 'common.save')}
              </button>
            </div>
          </div>
        </Element>
      </div>
      <EditorSide view={view} page={page} />
      {page.markdown === undefined && (
        <script
          type="application/json"
          id="draft"
          // Of the server's own making; what could end the element is escaped.
          dangerouslySetInnerHTML={{ __html: jsonOf(pageData(view, page)) }}
        />
      )}
    </div>
  )
}

/** The text as Markdown, or the way to it. */
function Text({ view, page }: { view: StudioView; page: EditorPage }) {
  const t = translate(view.language)
  const { articleId, fields } = page.draft
  if (page.markdown === undefined)
    return (
      <p id={TEXT}>
        <a class="button button-line" href={`/studio/articles/${articleId}?plain`}>
          {t('studio.writeMarkdown')}
        </a>
      </p>
    )
  return (
    <>
      <label class="field-label" for={TEXT}>
        {t('studio.markdown')}
      </label>
      <textarea class="input" id={TEXT} name="markdown" form={FORM} rows={24} lang={fields.language}>
        {page.markdown}
      </textarea>
    </>
  )
}

function Trouble({ view, trouble }: { view: StudioView; trouble: FormTrouble }) {
  const t = translate(view.language)
  return (
    <Notice kind="danger" title={t('common.problem')} alert>
      <p>{trouble.words}</p>
      {trouble.theirs && (
        <>
          <p>{t('studio.conflictText')}</p>
          <details>
            <summary>{t('studio.conflictTheirs')}</summary>
            <p lang={trouble.theirs.fields.language}>
              <b>{trouble.theirs.fields.title}</b>
            </p>
            <pre class="write-theirs" lang={trouble.theirs.fields.language}>
              {plainText(trouble.theirs.fields.body)}
            </pre>
          </details>
        </>
      )}
    </Notice>
  )
}

/** What the editor's element is told. */
function pageData({ language }: StudioView, page: EditorPage): object {
  const { draft, person, writing, channels, session } = page
  const path = `/studio/articles/${draft.articleId}`
  return {
    articleId: draft.articleId,
    version: draft.version,
    session,
    fields: draft.fields,
    savedAt: draft.savedAt,
    person: { id: person.id, name: person.name },
    writing: writing ? { name: writing.name, since: writing.since } : null,
    language,
    messages: messagesOf(language, 'editor.'),
    channels: channels.map((channel) => ({ id: channel.id, name: channelName(channel, language) })),
    limits: FIELD_LIMITS,
    urls: {
      draft: `${path}/draft`,
      copies: `${path}/copies`,
      media: `${path}/media`,
      library: `${path}/library`,
      writing: `${path}/writing`,
      preview: `${path}/preview`,
      submit: `${path}/submission`,
      linkCheck: `${path}/link-check`,
      signIn: `/sign-in?to=${encodeURIComponent(path)}`,
    },
  }
}

function jsonOf(value: object): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}
