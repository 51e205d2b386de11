import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { openDialog } from './dialog.ts'

/** Asks where pictures or a video come from; undefined when the dialog was closed. */
export function choosePlace(
  { t, host }: Context,
  kind: 'picture' | 'gallery' | 'video',
): Promise<'file' | 'library' | undefined> {
  return new Promise((resolve) => {
    let result: 'file' | 'library' | undefined
    const answer = (place: 'file' | 'library') => () => {
      result = place
      dialog.close()
    }
    const dialog = openDialog(host, {
      title: t(`do.${kind}`),
      close: t('close'),
      body: [
        element('p', { class: 'hint' }, t(`place.${kind}`)),
        element(
          'div',
          { class: 'ed-actions' },
          button(t('place.file'), answer('file'), { class: 'button' }),
          button(t('place.library'), answer('library'), { class: 'button button-line' }),
        ),
      ],
      onClose: () => resolve(result),
    })
  })
}
