import { readText } from '#intake/read-text.ts'
import type { Reading } from '#intake/reading.ts'
import type { AnnotatedPage } from './pages.ts'

/** Reads an annotated page the way a text file of an upload is read. */
export function readPage({ gold, text, name, bytes }: AnnotatedPage): Reading {
  return readText(text, { name, sha256: gold.sha256, bytes, mediaType: 'text/plain', encoding: 'utf-8' })
}
