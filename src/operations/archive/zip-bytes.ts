import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { zipWriter } from '#operations/papers/zip-writer.ts'

export type ArchiveFile = { readonly name: string; readonly bytes: Uint8Array }

/** These files as a ZIP, unpacked in it: the same files are the same bytes, whatever made them. */
export async function zipBytes(files: readonly ArchiveFile[]): Promise<Buffer> {
  const output = new PassThrough()
  const whole = buffer(output)
  const zip = zipWriter(output)
  for (const { name, bytes } of files) await zip.add(name, bytes)
  await zip.end()
  return whole
}
