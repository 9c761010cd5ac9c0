import { readText } from '#intake/read-text.ts'
import { readSource } from '#intake/readers/read-source.ts'
import { ok } from '#kernel/result.ts'
import type { ReadFile } from '#operations/run-reading.ts'

/** A file's bytes to a reading: the readers at the edge, then the pure stages. */
export const readFile: ReadFile = async (file, onProgress) => {
  const read = await readSource(file, { onProgress })
  if (!read.ok) return read
  const { text, doubts: _, ...source } = read.value
  return ok(readText(text, { name: file.name, bytes: file.bytes.byteLength, ...source }))
}
