/** Sharp with libvips, 25 MB that only processes which handle pictures pay for: loaded at its first use. */
export async function loadSharp(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp')
  // One thread, so that pages are still answered meanwhile; files are seen once, a cache of them is waste.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
