import type { Page } from 'playwright-core'

/**
 * The longest line of text inside `selector`, in characters, WCAG 1.4.8. With `wide`, a Latin letter counts half, as it
 * takes half the width of a Han character. Punctuation that hangs or is trimmed at a line's end is not counted.
 */
export async function longestLine(page: Page, selector: string, { wide = false } = {}): Promise<number> {
  return page.evaluate(
    ({ selector, wide }) => {
      const range = document.createRange()
      let longest = 0
      for (const block of document.querySelectorAll(selector)) {
        const lines = new Map<number, string>()
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          // What is only heard is on no line.
          if (node.parentElement?.closest('.hidden-text')) continue
          const text = node.textContent ?? ''
          for (let at = 0; at < text.length; at++) {
            range.setStart(node, at)
            range.setEnd(node, at + 1)
            const box = range.getClientRects()[0]
            if (!box || box.width === 0) continue
            // Superscripts and marks sit a little off the line.
            const line = [...lines.keys()].find((top) => Math.abs(top - box.bottom) < 8) ?? box.bottom
            lines.set(line, (lines.get(line) ?? '') + text[at])
          }
        }
        for (const line of lines.values()) longest = Math.max(longest, lengthOf(line.trim()))
      }
      return longest

      function lengthOf(line: string): number {
        const bare = line.replace(/[，。、；：？！”’）》」』…—]+$/u, '')
        if (!wide) return bare.length
        const narrow = bare.match(/[\u0020-\u02af]/g)?.length ?? 0
        return bare.length - narrow / 2
      }
    },
    { selector, wide },
  )
}
