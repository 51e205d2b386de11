import type { Bookmark, Folder } from '../../../domain/bookmarks/index.ts'
import { Button } from '../../ui/button.tsx'
import { type Translate, translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { EmptyState, PageHead, Pager, Tabs } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { Done, OwnList, TakeBack } from './own-list.tsx'

type Props = {
  frame: WorkFrame
  folders: Folder[]
  /** The one that is open. */
  folder?: Folder
  items: Bookmark[]
  zone: string
  /** The address of this list, without where in it. */
  at: string
  older?: string
  isFirst: boolean
  done?: string
}

/** A person's bookmarks, with their folders as the ways to look at them. */
export function BookmarksView({ frame, folders, folder, items, zone, at, older, isFirst, done }: Props) {
  const { language } = frame
  const t = translate(language)
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('joining.me.bookmarks')} lead={t('joining.bookmarks.private')} />
      <Done text={done} />
      {folders.length > 0 && (
        <Tabs
          label={t('joining.bookmarks.folders')}
          tabs={[
            { label: t('joining.bookmarks.all'), href: '/me/bookmarks', current: !folder },
            ...folders.map(({ id, name, bookmarks }) => ({
              label: name,
              href: `/me/bookmarks?folder=${id}`,
              current: id === folder?.id,
              count: bookmarks,
            })),
          ]}
        />
      )}
      {folder && (
        <p>
          <a href={`/me/bookmarks/folders/${folder.id}`}>{t('joining.folder.change')}</a>
        </p>
      )}
      {items.length === 0 ? (
        <EmptyState
          title={t(folder ? 'joining.bookmarks.noneInFolder' : 'joining.bookmarks.none')}
          text={t(folder ? 'joining.bookmarks.noneInFolderText' : 'joining.bookmarks.noneText')}
        />
      ) : (
        <OwnList
          label={folder?.name ?? t('joining.me.bookmarks')}
          items={items.map((item) => lineOf(item, { frame, zone, at, folders, t }))}
        />
      )}
      <Pager language={language} next={older} first={isFirst ? undefined : at} />
      <AddFolder t={t} />
    </WorkLayout>
  )
}

type Around = { frame: WorkFrame; zone: string; at: string; folders: Folder[]; t: Translate }

function lineOf({ articleId, article, bookmarkedAt, folderId }: Bookmark, around: Around) {
  const { frame, zone, at, folders, t } = around
  const { date } = createVoice(frame.language, zone)
  const title = article?.title ?? t('joining.bookmarks.gone')
  const folder = folders.find(({ id }) => id === folderId)
  return {
    title,
    href: article && `/a/${articleId}/${encodeURIComponent(article.slug)}`,
    lang: article && article.language !== frame.language ? article.language : undefined,
    about: [article?.account.name, t('joining.bookmarks.at', { date: date(bookmarkedAt) }), folder?.name]
      .filter(Boolean)
      .join(' · '),
    actions: (
      <>
        {article && (
          <a
            class="button-plain"
            href={`/a/${articleId}/bookmark`}
            aria-label={t('joining.bookmarks.moveOf', { name: title })}
          >
            {t('joining.bookmarks.move')}
          </a>
        )}
        <TakeBack
          action={`/a/${articleId}/bookmark`}
          fields={{ on: '0', back: at }}
          label={t('joining.bookmarks.remove')}
          of={t('joining.bookmarks.removeOf', { name: title })}
        />
      </>
    ),
  }
}

function AddFolder({ t }: { t: Translate }) {
  return (
    <form class="own-add" method="post" action="/me/bookmarks/folders" data-once>
      <label class="field-label" for="name">
        {t('joining.newFolder')}
      </label>
      <div class="form-actions">
        <input class="input input-half" id="name" name="name" maxLength={80} required />
        <Button kind="line">{t('joining.folder.add')}</Button>
      </div>
    </form>
  )
}
