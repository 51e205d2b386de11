/** What filler in one language is made of. `{place}`, `{person}`, `{thing}` and `{n}` in a pattern are filled in. */
export type Words = {
  language: string
  places: string[]
  people: string[]
  things: string[]
  titles: string[]
  headings: string[]
  sentences: string[]
  lists: string[]
  topics: string[]
  /** Between sentences. */
  joiner: string
}

/** One of a list that is not empty. */
export function choose<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** A pattern with a subject's words; `{n}` is another number each time. */
export function fillIn(random: () => number, pattern: string, subject: Subject): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'n' ? String(3 + Math.floor(random() * 37)) : subject[name as keyof Subject],
  )
}

/** What one article is about. */
export type Subject = { place: string; person: string; thing: string }

export function chooseSubject(random: () => number, words: Words): Subject {
  return {
    place: choose(random, words.places),
    person: choose(random, words.people),
    thing: choose(random, words.things),
  }
}
