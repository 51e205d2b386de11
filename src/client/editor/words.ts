/** Messages of the page by key, `{name}` in them replaced. A key without a message is shown as it is. */
export type Words = (key: string, params?: Record<string, string | number>) => string

export function createWords(messages: Readonly<Record<string, string>>): Words {
  return (key, params = {}) =>
    (messages[`editor.${key}`] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(params[name] ?? whole),
    )
}
