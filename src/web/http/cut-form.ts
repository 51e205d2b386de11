/** Whether a form with files ended before its end: the parser tells so in words only. */
export function isCutForm(error: unknown): boolean {
  return /unexpected end of multipart data/i.test((error as Error).message ?? '')
}
