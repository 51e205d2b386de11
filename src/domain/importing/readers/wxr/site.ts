import { titleText } from '../../html-text.ts'
import { oldAddress, parseAddress } from '../../old-address.ts'
import type { SourceAccount } from '../../source.ts'
import type { Fields } from './raw.ts'

/** What an export says of the site it comes from. */
export type Site = {
  title: string
  description: string
  address: string | null
  language: string | null
  wxrVersion: string
}

export function readSite(fields: Fields): Site {
  const address = fields['wp:base_blog_url'] || fields.link || fields['wp:base_site_url'] || ''
  return {
    title: titleText(fields.title ?? ''),
    description: titleText(fields.description ?? ''),
    address: parseAddress(address) ? address : null,
    language: fields.language || null,
    wxrVersion: fields['wp:wxr_version'] ?? '',
  }
}

/** Whether an address of a body or a guid belongs to the site: relative, or its host with or without `www.`. */
export function isOfSite(address: string, site: Site): boolean {
  const url = parseAddress(address, site.address ?? 'http://site.invalid/')
  const own = site.address ? parseAddress(site.address) : parseAddress('http://site.invalid/')
  if (!url || !own || !/^https?:$/.test(url.protocol)) return false
  return bareHost(url) === bareHost(own)
}

/** The form of an address of the site under which posts are looked up: its path and query, no slash at the end. */
export function lookupAddress(address: string, site: Site): string | null {
  if (!isOfSite(address, site)) return null
  return oldAddress(address, site.address)?.replace(/\/(?=$|\?)/, '') || null
}

/** `/?p=5` as the site writes it: a site in a folder has it below that folder. */
export function shortAddress(query: string, site: Site): string {
  const base = site.address ? new URL(site.address).pathname.replace(/\/*$/, '/') : '/'
  return `${base}?${query}`
}

export function readAuthor(fields: Fields): SourceAccount | null {
  const login = fields['wp:author_login'] ?? ''
  const name = titleText(fields['wp:author_display_name'] ?? '') || fullName(fields) || login
  if (!login && !name) return null
  return {
    type: 'account',
    key: login || name,
    position: 'authors',
    handle: login || null,
    name,
    signature: '',
    field: '',
    language: null,
    onlyWhenUsed: true,
  }
}

function fullName(fields: Fields): string {
  return [fields['wp:author_first_name'], fields['wp:author_last_name']].filter(Boolean).join(' ')
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^www\./, '')
}
