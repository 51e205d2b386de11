import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'autosave-form': HTMLAttributes<HTMLElement>
    }
  }
}

/** Makes the browser forget its copy of a form that was handed in or thrown away. */
export function ForgetCopy({ id }: { id: string }) {
  return <autosave-form data-forget={`/applications/${id}`} />
}
