import { statfs } from 'node:fs/promises'

/** Bytes of the file system that a folder lies on; `free` is what an ordinary user may still write. */
export async function readDiskSpace(folder: string): Promise<{ total: number; free: number }> {
  const { blocks, bavail, bsize } = await statfs(folder)
  return { total: blocks * bsize, free: bavail * bsize }
}
