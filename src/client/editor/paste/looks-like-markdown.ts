const SIGNS = [
  /^#{1,6} \S/m,
  /^(?:[-*+]|\d{1,3}\.) \S.*\n(?:[-*+]|\d{1,3}\.) \S/m,
  /^> \S/m,
  /^```/m,
  /^\|.+\|\s*\n\|[\s:|-]+\|/m,
  /\*\*\S(?:[^*\n]*\S)?\*\*/,
  /\[[^\]\n]+\]\((?:https?:|\/|mailto:)[^)\s]+\)/,
  /!\[[^\]\n]*\]\([^)\s]+\)/,
  /^\[\^[^\]\s]+\]: /m,
]

/** Whether plain text was written as Markdown: prose that has only a star or a number in it was not. */
export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}
