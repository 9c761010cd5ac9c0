import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type ArchiveFile, zipBytes } from './zip-bytes.ts'

const coreProperties = 'docProps/core.xml'

/**
 * A Word file that is the same bytes whenever it is made: its moment of making is the day of what it holds, and nothing
 * in it is packed.
 */
export async function fixedDocx(made: Buffer, on: PlainDate): Promise<Buffer> {
  const zip = await fromBufferPromise(made, { lazyEntries: true })
  const files: ArchiveFile[] = []
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    files.push({ name: entry.fileName, bytes: entry.fileName === coreProperties ? madeOn(bytes, on) : bytes })
  }
  return zipBytes(files)
}

function madeOn(core: Buffer, on: PlainDate): Buffer {
  return Buffer.from(core.toString().replace(/(<dcterms:\w+[^>]*>)[^<]*(<)/g, `$1${on}T00:00:00Z$2`))
}
