import { request } from 'undici'

export type Weight = { script: number; style: number; page: number; foreign: string[] }

/** What a page weighs in bytes as sent with brotli: itself, and the scripts and styles that it links. */
export async function linkedBytes(url: string): Promise<Weight> {
  const page = await sent(url)
  const html = await (await fetch(url)).text()
  const addresses = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map((match) => new URL(match[1] as string, url))
  const scripts = addresses(/<script[^>]+src="([^"]+)"/g)
  const preloaded = addresses(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g)
  const styles = addresses(/<link[^>]+rel="stylesheet"[^>]*?href="([^"]+)"/g)
  const home = new URL(url).host
  return {
    page,
    script: await total([...scripts, ...preloaded]),
    style: await total(styles),
    foreign: [...scripts, ...preloaded, ...styles].filter(({ host }) => host !== home).map(String),
  }
}

async function total(addresses: URL[]): Promise<number> {
  const once = [...new Set(addresses.map(String))]
  return (await Promise.all(once.map(sent))).reduce((sum, bytes) => sum + bytes, 0)
}

async function sent(url: string): Promise<number> {
  const answer = await request(url, { headers: { 'accept-encoding': 'br' } })
  return (await answer.body.arrayBuffer()).byteLength
}
