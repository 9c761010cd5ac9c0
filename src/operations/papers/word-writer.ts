import type { Writable } from 'node:stream'
import { type WordPage, wordBegin, wordEnd, wordParts } from './word-parts.ts'
import { zipWriter } from './zip-writer.ts'

/** Writes a Word paper piece by piece; a piece is waited for, so that a slow reader slows the writing down. */
export type WordWriter = {
  /** Marks made by `word-markup.ts`. */
  readonly write: (markup: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** Begins a Word paper. The memory it needs does not grow with it. */
export async function wordWriter(output: Writable, title: string, page: WordPage): Promise<WordWriter> {
  const zip = zipWriter(output)
  for (const [name, content] of Object.entries(wordParts(title, page))) await zip.add(name, Buffer.from(content))
  const text = zip.open('word/document.xml')
  await text.write(wordBegin)
  return {
    write: text.write,
    end: async () => {
      await text.write(wordEnd(page))
      await text.close()
      await zip.end()
    },
  }
}
