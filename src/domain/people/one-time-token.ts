import { createHash, randomBytes } from 'node:crypto'

/** A token of 256 random bits for an address that works once, and what of it is kept. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** Tokens are looked up by their SHA-256: the database tells nobody an address that works, nor does the time. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
