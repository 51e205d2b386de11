import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { RefusedError, type Resolve } from './outcome.ts'
import { isPublicAddress } from './public-address.ts'

export const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * The addresses that a connection to `host` may use. Every one must be public: a name that has one private address
 * among public ones is a trap, not a choice. Throws RefusedError.
 */
export async function checkedAddresses(
  host: string,
  resolve: Resolve,
  isAllowed: boolean,
): Promise<string[]> {
  const addresses = await addressesOf(host, resolve)
  const refused = isAllowed ? undefined : addresses.find((address) => !isPublicAddress(address))
  if (refused !== undefined)
    throw new RefusedError('refused_address', `${host} leads to ${refused}, which is not public`)
  return addresses
}

async function addressesOf(host: string, resolve: Resolve): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, '')
  if (isIP(bare)) return [bare]
  const addresses = await resolve(bare).catch((error) => {
    throw new RefusedError('unresolvable', `${host}: ${error.code ?? error.message}`)
  })
  if (addresses.length === 0) throw new RefusedError('unresolvable', `${host} has no address`)
  return addresses
}
