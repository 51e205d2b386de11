import type { Page } from 'playwright-core'

export type Said = { text: string; voice: string; rate: number }

type Options = {
  /** Each sentence goes on until `finish`. */
  waits?: boolean
  /** The first one is refused, as browsers do before anything was pressed. */
  refusesFirst?: boolean
}

/**
 * Gives the page a speech of our own, as the tests' browser has no voices. `voices` are language tags; one after
 * `remote:` belongs to a service elsewhere. Call it before the first `goto`.
 */
export async function speakWith(
  page: Page,
  voices: string[],
  options: Options = {},
): Promise<{ said: Said[]; finish(): Promise<void> }> {
  const said: Said[] = []
  await page.exposeFunction('__said', (one: Said) => void said.push(one))
  await page.addInitScript(
    ({ voices, waits, refusesFirst }) => {
      type Fake = SpeechSynthesisUtterance & { ended?: boolean }
      let current: Fake | undefined
      let refuses = refusesFirst
      const view = window as unknown as { __said(one: Said): void; __finish(): void }
      const end = (utterance: Fake) => {
        if (utterance.ended) return
        utterance.ended = true
        utterance.onend?.({} as SpeechSynthesisEvent)
      }
      class Utterance {
        text: string
        voice: SpeechSynthesisVoice | null = null
        rate = 1
        constructor(text: string) {
          this.text = text
        }
      }
      const speech = {
        getVoices: () =>
          voices.map((tag) => ({
            lang: tag.replace('remote:', ''),
            localService: !tag.startsWith('remote:'),
            default: false,
          })),
        addEventListener: () => undefined,
        cancel() {
          current = undefined
        },
        speak(utterance: Fake) {
          if (refuses) {
            refuses = false
            setTimeout(() => utterance.onerror?.({ error: 'not-allowed' } as SpeechSynthesisErrorEvent))
            return
          }
          current = utterance
          view.__said({
            text: utterance.text,
            voice: utterance.voice?.lang ?? '',
            rate: utterance.rate,
          })
          if (!waits) setTimeout(() => current === utterance && end(utterance), 20)
        },
      }
      view.__finish = () => current && end(current)
      Object.defineProperty(window, 'speechSynthesis', { value: speech })
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    },
    { voices, ...options },
  )
  const finish = () => page.evaluate(() => (window as unknown as { __finish(): void }).__finish())
  return { said, finish }
}
