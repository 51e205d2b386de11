import type { Sentence } from './sentences.ts'
import { voiceFor } from './voices.ts'

export type State = 'stopped' | 'reading' | 'paused'

/** What the reading tells: where it is, and that it cannot go on. */
export type Listener = {
  at(sentence: Sentence | undefined, state: State): void
  /** `voice`: this device has none for the sentence's language. `start`: the browser wants a press first. */
  failed(why: 'voice' | 'start'): void
}

/**
 * Says one sentence after the other. A pause cancels, and going on begins the sentence anew: browsers differ in what
 * they do with a paused utterance, and several never say the rest of a long one.
 */
export class Reading {
  private place = 0
  private state: State = 'stopped'
  private utterance: SpeechSynthesisUtterance | undefined
  private readonly speech: SpeechSynthesis
  private readonly voices: readonly SpeechSynthesisVoice[]
  private readonly sentences: readonly Sentence[]
  private readonly listener: Listener
  private rate = 1

  constructor(
    speech: SpeechSynthesis,
    voices: readonly SpeechSynthesisVoice[],
    sentences: readonly Sentence[],
    listener: Listener,
  ) {
    this.speech = speech
    this.voices = voices
    this.sentences = sentences
    this.listener = listener
  }

  /** Reads from a sentence on; from where it was when none is named. */
  read(place = this.place): void {
    const sentence = this.sentences[place]
    if (sentence) this.readAt(place, sentence)
    else this.stop()
  }

  private readAt(place: number, sentence: Sentence): void {
    this.place = place
    const voice = voiceFor(this.voices, sentence.language)
    if (voice) this.say(sentence, voice)
    else {
      this.pause()
      this.listener.failed('voice')
    }
  }

  toggle(): void {
    if (this.state === 'reading') this.pause()
    else this.read()
  }

  pause(): void {
    this.hush()
    this.tell('paused')
  }

  stop(): void {
    this.hush()
    this.place = 0
    this.tell('stopped')
  }

  /** Goes by sentences; beyond the ends it stays. */
  move(by: number): void {
    this.place = Math.max(0, Math.min(this.sentences.length - 1, this.place + by))
    if (this.state === 'reading') this.read()
    else this.tell('paused')
  }

  /** 1 is the voice's own speed. */
  setRate(rate: number): void {
    this.rate = rate
    if (this.state === 'reading') this.read()
  }

  private say(sentence: Sentence, voice: SpeechSynthesisVoice): void {
    this.hush()
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = this.rate
    // What was cancelled ends too; only the newest leads on.
    utterance.onend = () => this.utterance === utterance && this.read(this.place + 1)
    utterance.onerror = ({ error }) => {
      if (this.utterance !== utterance || error === 'canceled' || error === 'interrupted') return
      this.pause()
      this.listener.failed(error === 'not-allowed' ? 'start' : 'voice')
    }
    this.utterance = utterance
    this.tell('reading')
    this.speech.speak(utterance)
  }

  private hush(): void {
    this.utterance = undefined
    this.speech.cancel()
  }

  private tell(state: State): void {
    this.state = state
    this.listener.at(state === 'stopped' ? undefined : this.sentences[this.place], state)
  }
}
