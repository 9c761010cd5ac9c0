import type { Reading } from '#intake/reading.ts'
import type { AnnotatedPage } from './pages.ts'

type ReadText = (text: string, source: SourceOfText) => Reading
type SourceOfText = {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  readonly encoding: string
}

/** The reader, or undefined while there is none. */
export async function findReader(): Promise<((page: AnnotatedPage) => Reading) | undefined> {
  const place = '#intake/read-text.ts'
  try {
    const module: { readonly readText: ReadText } = await import(place)
    return ({ gold, text, name, bytes }) =>
      module.readText(text, { name, sha256: gold.sha256, bytes, mediaType: 'text/plain', encoding: 'utf-8' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).endsWith('MODULE_NOT_FOUND')) return undefined
    if (error instanceof Error && /Cannot find (module|package)/.test(error.message)) return undefined
    throw error
  }
}
