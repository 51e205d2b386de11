import type { Folder } from '../../../domain/bookmarks/index.ts'
import { Button } from '../../ui/button.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { Act, Subject } from './acts.ts'
import { NEW_FOLDER } from './file-bookmark.ts'

type JoinPage = {
  frame: PageFrame
  act: Act['name']
  subject: Subject
  isOn: boolean
  /** Of the person, for a bookmark. */
  folders: Folder[]
  /** '' for none. */
  folderId: string
  error?: string
}

/** Where everything of this kind is. */
const ALL = {
  like: undefined,
  bookmark: { href: '/me/bookmarks', key: 'joining.bookmark.all' },
  follow: { href: '/following', key: 'joining.follow.all' },
} as const

/** How a like, a bookmark or a follow stands; the button changes it. */
export function JoinView({ frame, act, subject, isOn, folders, folderId, error }: JoinPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const state = isOn ? 'on' : 'off'
  const all = ALL[act]
  return (
    <Layout frame={frame} voice={voice} page="state" compact>
      <div class="wrap state-page">
        {error && (
          <Notice kind="danger" alert>
            {error}
          </Notice>
        )}
        <h1>{t(`joining.${act}.${state}Title`)}</h1>
        <p class="join-subject" lang={subject.language === frame.language ? undefined : subject.language}>
          <a href={subject.at}>{subject.name}</a>
        </p>
        <p class="page-lead">{t(`joining.${act}.${state}Text`)}</p>
        {act === 'bookmark' && isOn && <Filing {...{ frame, voice, folders, folderId }} />}
        <form class="state-actions" method="post" action={frame.path} data-once>
          <input type="hidden" name="on" value={isOn ? '0' : '1'} />
          <Button kind={isOn ? 'line' : 'main'}>{t(`joining.${act}.${isOn ? 'undo' : 'do'}`)}</Button>
          <Button kind="line" href={subject.at}>
            {t('joining.back')}
          </Button>
        </form>
        {all && (
          <p>
            <a class="more" href={all.href}>
              {t(all.key)}
            </a>
          </p>
        )}
      </div>
    </Layout>
  )
}

/** Into which folder a bookmark goes, or a new one. */
function Filing({
  frame,
  voice: { t },
  folders,
  folderId,
}: {
  frame: PageFrame
  voice: Voice
  folders: Folder[]
  folderId: string
}) {
  return (
    <form class="form join-filing" method="post" action={frame.path} data-once>
      <input type="hidden" name="on" value="1" />
      <fieldset class="field">
        <legend class="field-label">{t('joining.folder')}</legend>
        {[{ id: '', name: t('joining.noFolder') }, ...folders].map(({ id, name }) => (
          <label class="choice">
            <input type="radio" name="folder" value={id} checked={id === folderId} />
            <span>{name}</span>
          </label>
        ))}
        <label class="choice">
          <input type="radio" name="folder" value={NEW_FOLDER} />
          <span>{t('joining.newFolder')}</span>
        </label>
        <label class="hidden-text" for="folderName">
          {t('joining.folderName')}
        </label>
        <input class="input input-half" id="folderName" name="folderName" maxLength={80} />
      </fieldset>
      <Button kind="line">{t('joining.file')}</Button>
    </form>
  )
}
