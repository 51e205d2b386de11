/** What was typed on a version of a form. */
export type Copy = { version: string; typed: Record<string, string> }

/** A copy of a form in the browser, which survives a closed tab. Where storage is forbidden there is none. */
export function localCopy(key: string): {
  read(): Copy | undefined
  write(copy: Copy): void
  forget(): void
} {
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch {
      return undefined
    }
  }
  return {
    read: () =>
      quietly(() => {
        const text = localStorage.getItem(key)
        return text === null ? undefined : (JSON.parse(text) as Copy)
      }),
    write: (copy) => void quietly(() => localStorage.setItem(key, JSON.stringify(copy))),
    forget: () => void quietly(() => localStorage.removeItem(key)),
  }
}
