import { readText } from '#intake/read-text.ts'
import type { Doubt, Reading } from '#intake/reading.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type ReadSourceOptions, readSource, type SourceFile } from './read-source.ts'
import type { SourceRefusal } from './source-refusals.ts'

/** A file's bytes to its reading: the readers at the edge, then the pure stages. */
export async function readFileToReading(
  file: SourceFile,
  options: ReadSourceOptions = {},
): Promise<Result<Reading, SourceRefusal>> {
  const read = await readSource(file, options)
  if (!read.ok) return read

  const { text, doubts, ...source } = read.value
  const reading = readText(text, { name: file.name, bytes: file.bytes.byteLength, ...source })
  const unsure = doubts.map(({ quote, start, end, code, confidence, alternative }): Doubt => {
    return { quote, start, end, code, article: null, hint: alternative || `${confidence} %` }
  })
  return ok(unsure.length === 0 ? reading : { ...reading, doubts: [...reading.doubts, ...unsure] })
}
