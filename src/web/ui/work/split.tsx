import type { ComponentChildren } from 'preact'

/** Two columns where there is room for both: what is judged (an article as readers see it), and what is said of it. */
export function Split({ main, side }: { main: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="split-room">
      <div class="split">
        <div class="split-main">{main}</div>
        <div class="split-side">{side}</div>
      </div>
    </div>
  )
}
