import { channelName } from '../../../domain/channels/index.ts'
import type { DraftFields, Problem } from '../../../domain/drafts/index.ts'
import { type Document, walkBlocks } from '../../../kernel/document/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { LANGUAGES, languageName, translate, translateCode } from '../../ui/messages.ts'
import { type Check, Checklist, FileField, Part, Select, Tick } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'
import type { EditorPage } from './editor-page-model.ts'
import { FORM, TEXT } from './editor-page-model.ts'

/** Beside the text: how it is published, and what is missing before it can be. */
export function EditorSide({ view, page }: { view: StudioView; page: EditorPage }) {
  const t = translate(view.language)
  const { draft, form } = page
  const { fields } = draft
  const path = `/studio/articles/${draft.articleId}`
  const typed = <K extends keyof DraftFields & string>(name: K): string =>
    form && form.texts(name).length > 0 ? form.text(name) : String(fields[name] ?? '')
  const ticked = (name: 'opinion' | 'sponsored' | 'commentsOpen') =>
    form && form.text('boxes') !== '' ? form.text(name) !== '' : fields[name]
  return (
    <aside class="write-side" aria-label={t('studio.side')}>
      <Part title={t('studio.side')}>
        <form
          class="form write-settings"
          id={FORM}
          method="post"
          action={path}
          data-draft-form
          data-once
          autocomplete="off"
        >
          <input type="hidden" name="version" value={String(draft.version)} />
          <input type="hidden" name="boxes" value="yes" />
          {page.trouble?.theirs && <input type="hidden" name="over" value={String(draft.version)} />}
          <Select
            name="channelId"
            label={t('studio.field.channelId')}
            value={typed('channelId')}
            none={t('studio.channelNone')}
            options={page.channels.map((one) => ({ value: one.id, label: channelName(one, view.language) }))}
          />
          <Select
            name="label"
            label={t('studio.field.label')}
            value={typed('label')}
            options={(['original', 'reprint', 'translation'] as const).map((value) => ({
              value,
              label: t(`studio.label.${value}`),
            }))}
          />
          <Field
            name="sourceName"
            label={t('studio.field.sourceName')}
            hint={t('studio.sourceHint')}
            value={typed('sourceName')}
          />
          <Field
            name="sourceUrl"
            type="url"
            label={t('studio.field.sourceUrl')}
            value={typed('sourceUrl')}
            spellcheck={false}
          />
          <Select
            name="ai"
            label={t('studio.field.ai')}
            value={typed('ai')}
            options={(['none', 'assisted', 'generated'] as const).map((value) => ({
              value,
              label: t(`studio.ai.${value}`),
            }))}
          />
          <Tick name="opinion" label={t('studio.field.opinion')} checked={ticked('opinion')} />
          <Tick
            name="sponsored"
            label={t('studio.field.sponsored')}
            hint={t('studio.sponsoredHint')}
            checked={ticked('sponsored')}
          />
          <Field
            name="topics"
            label={t('studio.field.topics')}
            hint={t('studio.topicsHint')}
            value={
              form && form.texts('topics').length > 0
                ? form.text('topics')
                : fields.topics.join(t('studio.comma'))
            }
          />
          <CoverField view={view} fields={fields} value={typed('coverMediaId')} />
          <Tick name="commentsOpen" label={t('studio.field.commentsOpen')} checked={ticked('commentsOpen')} />
          <details class="write-more">
            <summary>{t('work.more')}</summary>
            {page.series.length > 0 && (
              <Select
                name="seriesId"
                label={t('studio.field.seriesId')}
                value={typed('seriesId')}
                none={t('studio.seriesNone')}
                options={page.series.map((one) => ({ value: one.id, label: one.title }))}
              />
            )}
            <Field name="place" label={t('studio.field.place')} value={typed('place')} />
            <Choices
              name="language"
              label={t('studio.field.language')}
              values={[typed('language')]}
              choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
            />
            <Field
              name="slug"
              label={t('studio.field.slug')}
              hint={t('studio.slugHint')}
              value={typed('slug')}
              spellcheck={false}
            />
          </details>
        </form>
      </Part>
      <Part title={t('studio.coverUpload')}>
        <form class="form" method="post" action={`${path}/cover`} enctype="multipart/form-data" data-once>
          <FileField
            name="file"
            label={t('studio.coverFile')}
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          />
          <Button kind="line">{t('studio.coverTake')}</Button>
        </form>
      </Part>
      <Part title={t('studio.before')} id="checks">
        <Checklist language={view.language} checks={checksOf(page.problems, view)} />
      </Part>
      <div class="form-actions">
        <Button kind="plain" href="/help/authors#write">
          {t('help.title')}
        </Button>
        <Button kind="plain" href="/help/authors#keys">
          {t('work.keys')}
        </Button>
      </div>
    </aside>
  )
}

/** The cover: one of the text's pictures, the one there is, or none. */
function CoverField({ view, fields, value }: { view: StudioView; fields: DraftFields; value: string }) {
  const t = translate(view.language)
  const options = picturesOf(fields.body).map(({ id, words }, at) => ({
    value: id,
    label: words || t('studio.pictureNumber', { number: at + 1 }),
  }))
  if (value && !options.some((one) => one.value === value))
    options.unshift({ value, label: t('studio.coverOwn') })
  return (
    <>
      {value && <img class="write-cover" src={`/media/${value}`} alt={t('studio.field.coverMediaId')} />}
      <Select
        name="coverMediaId"
        label={t('studio.field.coverMediaId')}
        value={value}
        none={t('studio.coverNone')}
        options={options}
      />
    </>
  )
}

function picturesOf(body: Document): { id: string; words: string }[] {
  const found = new Map<string, string>()
  for (const block of walkBlocks(body))
    if (block.type === 'picture' && block.attrs.media && !found.has(block.attrs.media))
      found.set(block.attrs.media, (block.attrs.alt || block.attrs.caption).slice(0, 40))
  return [...found].map(([id, words]) => ({ id, words }))
}

/** What is missing, each with the way to its place; one good line when nothing is. */
export function checksOf(problems: Problem[], { language }: StudioView, href = ''): Check[] {
  const t = translate(language)
  if (problems.length === 0) return [{ state: 'good', text: t('studio.checksGood') }]
  return problems.map((problem) => ({
    state: problem.severity === 'stop' ? 'todo' : 'warning',
    text: checkWords(problem, language),
    link: { href: `${href}#${problem.field === 'body' ? TEXT : problem.field}`, label: t('studio.goTo') },
  }))
}

/** A problem in words. */
export function checkWords({ code, block, detail }: Problem, language: StudioView['language']): string {
  const words = translateCode(language, `studio.check.${code}`, {
    block: (block ?? 0) + 1,
    detail:
      detail && code === 'alt_missing' ? `${translate(language)('common.colon')}${detail}` : (detail ?? ''),
  })
  return words ?? code
}
