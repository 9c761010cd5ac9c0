import { readText, type SourceFacts } from '#intake/read-text.ts'
import type { Doubt, Reading } from '#intake/reading.ts'
import { ok, type Result } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { type ReadSourceOptions, readSource, type SourceFile } from './read-source.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { storableText } from './storable-text.ts'

export type ReadFileOptions = ReadSourceOptions & {
  /** How the text of the file is read; left out: here and now, whoever else waits for this process. */
  readonly read?: (text: string, facts: SourceFacts) => Promise<Result<Reading, SourceRefusal>>
}

/** A file's bytes to its reading: the readers at the edge, then the pure stages. */
export async function readFileToReading(
  file: SourceFile,
  { read: readWords = readHere, ...options }: ReadFileOptions = {},
): Promise<Result<Reading, SourceRefusal>> {
  const read = await readSource(file, options)
  if (!read.ok) return read

  const { text: asParsed, doubts, ...source } = read.value
  const { text, replaced } = storableText(asParsed)
  const reading = await readWords(text, { name: file.name, bytes: file.bytes.byteLength, ...source })
  if (!reading.ok) return reading
  const unsure = [
    ...replaced.map(({ unit, ...quote }): Doubt => ({ ...quote, code: 'no_character', article: null, hint: unit })),
    ...doubts.map(({ start, end, code, confidence, alternative }): Doubt => {
      return { ...quoteOf(text, { start, end }), code, article: null, hint: alternative || `${confidence} %` }
    }),
  ]
  return ok(unsure.length === 0 ? reading.value : { ...reading.value, doubts: [...reading.value.doubts, ...unsure] })
}

async function readHere(text: string, facts: SourceFacts): Promise<Result<Reading, SourceRefusal>> {
  return ok(readText(text, facts))
}
