/** Hashes as better-auth verifies: scrypt with a salt of its own, off the main thread. Loaded when first needed. */
export async function hashPassword(password: string): Promise<string> {
  const crypto = await import('better-auth/crypto')
  return crypto.hashPassword(password)
}

/** Whether a password belongs to a hash. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const crypto = await import('better-auth/crypto')
  return crypto.verifyPassword({ hash, password })
}
