const APPLE = /Mac|iP(?:hone|ad|od)/

/** A shortcut as people of this machine read it: `Ctrl+B`, `⌘B`. */
export function keysFor(keys: string | undefined): string {
  if (!keys) return ''
  const apple = APPLE.test(navigator.platform)
  const names: Record<string, string> = apple ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' }
  const parts = keys.split('-').map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(apple ? '' : '+')
}
