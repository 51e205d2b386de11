/** Numbers the sources in the text as readers will see them: one that is cited again keeps its number. */
export function numberSources(text: HTMLElement): void {
  const numbers = new Map<string, number>()
  for (const mark of text.querySelectorAll<HTMLElement>('.ed-source > button')) {
    const number = numbers.get(mark.title) ?? numbers.size + 1
    numbers.set(mark.title, number)
    const words = `[${number}]`
    if (mark.dataset.number !== words) mark.dataset.number = words
  }
}
