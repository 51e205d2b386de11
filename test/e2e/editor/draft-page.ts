import messagesEn from '../../../messages/en/editor.json' with { type: 'json' }
import messagesZh from '../../../messages/zh-CN/editor.json' with { type: 'json' }
import type { PageData, Timing } from '../../../src/client/editor/page-data.ts'
import { translate } from '../../../src/web/ui/messages.ts'
import type { BuiltEditor } from './built-editor.ts'
import { ARTICLE, type Studio } from './harness.ts'

type Options = { timing?: Partial<Timing>; language?: 'zh-CN' | 'en'; limits?: object }

/** The page around the element, in short: the bar, the form without script, the settings, the data. */
export function draftPage(studio: Studio, built: BuiltEditor, options: Options, session: string): string {
  const { draft } = studio
  const { language = 'zh-CN' } = options
  const base = `/studio/articles/${ARTICLE}`
  const data: PageData = {
    articleId: ARTICLE,
    version: draft.version,
    session,
    fields: draft.fields,
    savedAt: draft.savedAt,
    person: { id: 'person', name: '我' },
    writing: draft.writing ? { name: draft.writing.name, since: draft.writing.since } : null,
    language,
    messages: language === 'en' ? messagesEn : messagesZh,
    limits: options.limits ?? { title: 200, summary: 300 },
    urls: {
      draft: `${base}/draft`,
      media: `${base}/media`,
      library: `${base}/library`,
      writing: `${base}/writing`,
      copies: `${base}/copies`,
    },
    timing: options.timing,
  }
  const file = (name: string) => `/${built.manifest[name]?.file}`
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  const t = translate(language)
  const label = String(draft.fields.label ?? 'original')
  const option = (value: string) => `<option ${value === label ? 'selected' : ''}>${value}</option>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Draft</title>
<link rel="stylesheet" href="${file('src/web/ui/styles/work.css')}">
<script type="module" src="${file('src/client/editor.ts')}"></script></head>
<body class="work work-task"><a class="skip" href="#main">${t('common.skip')}</a>
<header class="task-bar"><a class="back" href="/studio">←</a><span class="save-state" id="save-state" data-state="saved" role="status"></span>
<div class="task-bar-actions"><a class="button" href="/sign-in" data-needs-saved>${language === 'en' ? 'Submit' : '送审'}</a></div></header>
<main class="work-main work-wide" id="main" tabindex="-1"><div class="write"><h1 class="hidden-text">Draft</h1><div class="write-text">
<article-editor><textarea name="markdown" form="draft-form"></textarea></article-editor></div>
<aside class="write-side" aria-label="Settings"><form data-draft-form id="draft-form" method="post" action="/lost"><label>Label <select class="input select" name="label">${['original', 'reprint'].map(option).join('')}</select></label>
<label>Topics <input class="input" name="topics"></label></form></aside></div></main>
<script type="application/json" id="draft">${json}</script></body></html>`
}
