/** A stored file as the server tells it. */
export type StoredFile = {
  id: string
  kind: 'picture' | 'video'
  width: number | null
  height: number | null
  colour: string | null
}

export type Sending = { result: Promise<StoredFile>; abort(): void }

/** What the server answered to a file that it did not take; an empty message when it was not reached. */
export class NotStored extends Error {
  override name = 'NotStored'
}

/** Sends a file (multipart, field `file`) and tells how far it is, from 0 to 1. Fetch cannot tell that. */
export function sendFile(url: string, file: File, onProgress: (part: number) => void): Sending {
  const request = new XMLHttpRequest()
  const result = new Promise<StoredFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    }
    request.onload = () => {
      const answer = read(request.responseText)
      if (request.status >= 200 && request.status < 300 && typeof answer.id === 'string')
        resolve(answer as unknown as StoredFile)
      else reject(new NotStored(typeof answer.message === 'string' ? answer.message : ''))
    }
    request.onerror = () => reject(new NotStored(''))
    request.onabort = () => reject(new NotStored('aborted'))
  })
  const body = new FormData()
  body.append('file', file)
  request.open('POST', url)
  request.setRequestHeader('accept', 'application/json')
  request.send(body)
  return { result, abort: () => request.abort() }
}

function read(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}
