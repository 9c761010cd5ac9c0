import { getDocumentProxy } from 'unpdf'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { PdfTables } from './pdf-tables.ts'
import type { SourceRefusal } from './source-refusals.ts'

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

export type OpenPdf = { readonly pdf: PdfDocument; readonly tables: PdfTables }

/** Opens a PDF; one that asks for a password, or cannot be opened, is refused. */
export async function openPdf(bytes: Uint8Array): Promise<Result<OpenPdf, SourceRefusal>> {
  const tables = new PdfTables()
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      BinaryDataFactory: tables.factory,
      cMapPacked: true,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    })
    return ok({ pdf, tables })
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return refuse({ code: isLocked ? 'pdf_password' : 'broken_pdf' })
  }
}
