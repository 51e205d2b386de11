/** `contact` is an address on the web or an e-mail address, as the settings have checked. */
export function contactHref(contact: string): string {
  return /^https?:\/\//.test(contact) ? contact : `mailto:${contact}`
}
