/** Every reason a source file cannot be read. The sentences are in `source-refusal-labels.ts`. */
export type SourceRefusal =
  | { readonly code: 'empty_file' }
  | { readonly code: 'file_too_large'; readonly bytes: number; readonly limitBytes: number }
  /** The ending says one format and the file is of another. */
  | { readonly code: 'ending_unfit'; readonly ending: string; readonly holds: HeldFormat }
  | { readonly code: 'unknown_format'; readonly looksLike: UnreadFormat }
  /** `at` is the byte (from 0) that no text has. */
  | { readonly code: 'binary_as_text'; readonly at: number }
  /** `at` is the first byte (from 0) that does not decode as `tried`; `looksLike` is a guess, never applied. */
  | { readonly code: 'wrong_encoding'; readonly tried: string; readonly at: number; readonly looksLike: string }
  | { readonly code: 'broken_pdf' }
  | { readonly code: 'pdf_password' }
  /** No text layer, and no page image that could be recognised. */
  | { readonly code: 'pdf_without_text'; readonly pages: number }
  /** The text layer's characters cannot be told (`page` is the first such page, from 1). */
  | { readonly code: 'pdf_text_unreadable'; readonly page: number }
  /** A page (from 1) is an image that cannot be decoded here. */
  | { readonly code: 'pdf_image_unreadable'; readonly page: number }
  | { readonly code: 'too_many_pages'; readonly pages: number; readonly limit: number }
  | { readonly code: 'broken_docx' }
  | { readonly code: 'docx_password' }
  /** A debate in Akoma Ntoso or Popolo that is cut off, nested beyond reason, or not in the form it names. */
  | { readonly code: 'broken_record' }
  | { readonly code: 'zip_bomb'; readonly why: ZipFault }
  | { readonly code: 'image_too_large'; readonly width: number; readonly height: number; readonly limitPixels: number }
  | { readonly code: 'image_unreadable' }
  | { readonly code: 'no_text_found'; readonly mediaType: string }
  | { readonly code: 'reading_took_too_long'; readonly seconds: number }
  | { readonly code: 'out_of_memory'; readonly limitMegabytes: number }
  /** Handed in as a table, and none of the kinds of table that are read. */
  | { readonly code: 'not_a_table' }
  | { readonly code: 'broken_sheet' }
  | { readonly code: 'sheet_password' }
  | { readonly code: 'unsafe_sheet'; readonly why: ZipFault }
  /** The quotation opened on this line (from 1) is never closed. */
  | { readonly code: 'quote_not_closed'; readonly line: number }
  | { readonly code: 'table_too_large'; readonly what: TableMeasure; readonly found: number; readonly limit: number }

/** What makes an archive unsafe to unpack. */
export type ZipFault = 'too_many_entries' | 'ratio_too_high' | 'unpacks_too_large' | 'unsafe_name'

/** In what a table can be too large. */
export type TableMeasure = 'bytes' | 'rows' | 'columns' | 'cells' | 'cell'

/** Formats that are read, as a file's bytes tell them. */
export type HeldFormat = 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpeg' | 'webp' | 'tiff' | 'bmp' | 'text'

/** Formats that are recognised but not read; `unknown` for all others. */
export type UnreadFormat =
  | 'doc'
  | 'rtf'
  | 'spreadsheet'
  | 'slides'
  | 'odt'
  | 'ofd'
  | 'web_archive'
  | 'gif'
  | 'heic'
  | 'archive'
  | 'media'
  | 'unknown'
