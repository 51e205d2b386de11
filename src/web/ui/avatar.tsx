import type { MediaView } from '../../kernel/document/index.ts'
import { Picture } from './picture.tsx'

/** A round picture of an account, or the first character of its name. Its name stands beside it, so it is silent. */
export function Avatar({
  name,
  picture,
  size,
}: {
  name: string
  picture?: MediaView
  size: 'small' | 'large'
}) {
  return (
    <div class={`avatar avatar-${size}`} aria-hidden="true">
      {picture ? (
        <Picture view={picture} alt="" shape="square" sizes={size === 'large' ? '72px' : '48px'} />
      ) : (
        firstCharacter(name)
      )}
    </div>
  )
}

function firstCharacter(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '·'
}
