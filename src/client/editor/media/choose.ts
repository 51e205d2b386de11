import { element } from '../dom.ts'

const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/avif'
const VIDEOS = 'video/mp4,video/webm,video/quicktime'

export function choosePictures({ multiple }: { multiple: boolean }): Promise<File[]> {
  return choose(PICTURES, multiple)
}

export function chooseVideo(): Promise<File[]> {
  return choose(VIDEOS, false)
}

/** Whether a file is of a kind that the server may take. It looks at the content itself. */
export function isMediaFile(file: File): boolean {
  return /^(?:image|video)\//.test(file.type)
}

function choose(accept: string, multiple: boolean): Promise<File[]> {
  const input = element('input', { type: 'file', accept, multiple, hidden: true })
  // Some browsers open no chooser for an input outside of the page.
  document.body.append(input)
  return new Promise((resolve) => {
    const done = () => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', done)
    input.addEventListener('cancel', done)
    input.click()
  })
}
