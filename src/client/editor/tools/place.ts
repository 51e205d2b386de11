type Box = { left: number; top: number; bottom: number }

/** Puts something that floats below a place of the window, or above it where there is more room; never off the screen. */
export function place(floating: HTMLElement, at: Box): void {
  const window_ = window.visualViewport
  const width = window_?.width ?? innerWidth
  const height = window_?.height ?? innerHeight
  const offset = window_?.offsetTop ?? 0
  const below = offset + height - at.bottom - 8
  const above = at.top - offset - 8
  const isBelow = below >= Math.min(240, floating.scrollHeight) || below >= above
  const { style } = floating
  style.maxHeight = `${Math.max(120, Math.min(320, isBelow ? below : above))}px`
  style.left = `${Math.max(8, Math.min(at.left, width - floating.offsetWidth - 8))}px`
  style.top = isBelow ? `${at.bottom + 4}px` : `${at.top - 4 - Math.min(floating.scrollHeight, above, 320)}px`
}
