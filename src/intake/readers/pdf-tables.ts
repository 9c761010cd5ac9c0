import { readFile } from 'node:fs/promises'

/**
 * Tables that PDF.js keeps beside its code: the character maps of Chinese fonts that are not embedded, and the decoders
 * of fax (CCITT, JBIG2) and JPEG 2000 images. They come with the package `pdfjs-dist`, of which no code is run here.
 */
export class PdfTables {
  /** Whether a page asked for a character map that is not there: some of its text is then lost. */
  isMapMissing = false
  private readonly folder = tablesFolder()

  /** What PDF.js wants to be given: a class, of which it makes one for each document. */
  readonly factory = factoryFor((kind, name) => this.read(kind, name))

  private async read(kind: string, name: string): Promise<Uint8Array> {
    const subfolder = subfolders.get(kind)
    try {
      if (this.folder === null || subfolder === undefined || !/^[\w.-]+$/.test(name))
        throw new Error(`no table ${kind} ${name}`)
      return new Uint8Array(await readFile(new URL(`${subfolder}/${name}`, this.folder)))
    } catch (error) {
      if (kind === 'cMapUrl') this.isMapMissing = true
      throw error
    }
  }
}

const subfolders: ReadonlyMap<string, string> = new Map([
  ['cMapUrl', 'cmaps'],
  ['standardFontDataUrl', 'standard_fonts'],
  ['wasmUrl', 'wasm'],
])

function factoryFor(read: (kind: string, name: string) => Promise<Uint8Array>) {
  return class {
    fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      return read(kind, filename)
    }
  }
}

function tablesFolder(): URL | null {
  try {
    return new URL('./', import.meta.resolve('pdfjs-dist/package.json'))
  } catch {
    return null
  }
}
