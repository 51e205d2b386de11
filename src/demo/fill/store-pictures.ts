import { storeUpload } from '../../domain/media/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { picturesIn } from '../content/body-of.ts'
import type { Content } from '../content/content.ts'
import { renderAvatar } from '../pictures/avatars.ts'
import { renderPicture } from '../pictures/render.ts'
import { eachAtOnce } from './each-at-once.ts'

type Place = { database: Database; storage: Storage; now: Date }

/** Names of the scenes that the articles show, each once. */
export function scenesOf(content: Content): string[] {
  const names = content.articles.flatMap(({ cover, states }) => [
    cover,
    ...states.flatMap((state) => picturesIn(state.markdown)),
  ])
  return [...new Set(names)]
}

/**
 * Draws and stores every picture and avatar; gives media IDs by `picture:NAME` and `avatar:NAME`. Each is stored on its
 * own, and the same bytes again are the same medium, so a run that broke off goes on.
 */
export async function storePictures(
  { database, storage, now }: Place,
  content: Content,
  onDone: (done: number, total: number) => void,
): Promise<Map<string, string>> {
  const wanted = [
    ...scenesOf(content).map((name) => ({ key: `picture:${name}`, name, draw: renderPicture })),
    ...content.accounts.map(({ avatar }) => ({ key: `avatar:${avatar}`, name: avatar, draw: renderAvatar })),
  ]
  const ids = new Map<string, string>()
  await eachAtOnce(wanted, 2, async ({ key, name, draw }) => {
    const bytes = await draw(name)
    const { mediaId } = await storeUpload(
      { storage, database },
      { bytes, name: `${name}.jpg`, actor: null, now },
    )
    ids.set(key, mediaId)
    onDone(ids.size, wanted.length)
  })
  return ids
}
