import type { Page } from 'playwright-core'

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS = [
  '渡轮',
  '汽笛响过三声。',
  'ferry ',
  '一万四千多个早晨',
  '——',
  '（码头）',
  '👍🏽',
  '12.5%',
  'log ',
]

/** One edit as a person makes it, chosen by a number from 0 to 1. */
export async function randomEdit(page: Page, random: () => number): Promise<void> {
  const { keyboard } = page
  const word = WORDS[Math.floor(random() * WORDS.length)] ?? ''
  const choice = random()
  if (choice < 0.55) await keyboard.insertText(word)
  else if (choice < 0.65) await keyboard.press('Enter')
  else if (choice < 0.75) await keyboard.press('Backspace')
  else if (choice < 0.8) await keyboard.press('Control+b')
  else if (choice < 0.84) await keyboard.type('## ')
  else if (choice < 0.88) await keyboard.type('- ')
  else if (choice < 0.91) await keyboard.press('Control+z')
  else if (choice < 0.94) await keyboard.press(random() < 0.5 ? 'Control+End' : 'ArrowUp')
  else if (choice < 0.97) await compose(page, word)
  else await page.locator('.ed-title').fill(`题 ${Math.floor(random() * 1000)}`)
  if (choice >= 0.97) await page.locator('#ed-text').focus()
}

async function compose(page: Page, word: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const text of ['d', 'du'])
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await session.send('Input.insertText', { text: word })
  await session.detach()
}
