/** How long a browser may take to tell which voices it has. */
const PATIENCE = 2000

/**
 * The voices of this device. Those of a service elsewhere are left out: they would send what is read to somebody else.
 * Empty when there are none, or none came in time.
 */
export async function ownVoices(speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  const own = () => speech.getVoices().filter(({ localService }) => localService)
  if (own().length > 0) return own()
  await new Promise<void>((resolve) => {
    speech.addEventListener('voiceschanged', () => resolve(), { once: true })
    setTimeout(resolve, PATIENCE)
  })
  return own()
}

/** The voice for a language: of its region, else of the language, the device's favourite first. */
export function voiceFor(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | undefined {
  const tag = (voice: SpeechSynthesisVoice) => voice.lang.replace('_', '-').toLowerCase()
  const wanted = language.toLowerCase()
  const [primary = wanted] = wanted.split('-')
  const same = voices.filter((voice) => tag(voice).split('-')[0] === primary)
  const exact = same.filter((voice) => tag(voice) === wanted)
  return exact.find((voice) => voice.default) ?? exact[0] ?? same.find((voice) => voice.default) ?? same[0]
}
