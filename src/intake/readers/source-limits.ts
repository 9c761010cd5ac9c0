const mebibyte = 1024 * 1024

/** What one reading may cost. A file just at a limit is read, one past it is refused. */
export const sourceLimits = {
  fileBytes: 50 * mebibyte,
  zipEntries: 4096,
  zipTotalBytes: 256 * mebibyte,
  /** Unpacked size over packed size, looked at once an entry unpacks to more than `zipRatioFromBytes`. */
  zipRatio: 200,
  zipRatioFromBytes: 8 * mebibyte,
  /** A broadsheet page scanned at 400 dpi has about 53 million pixels. */
  imagePixels: 64_000_000,
  imageSide: 20_000,
  pdfPages: 500,
  /** Pages of one file that are recognised from their images; each takes seconds. */
  recognisedPages: 60,
} as const

/** How long and how large a process that reads apart may grow. */
export type ApartLimits = {
  /** Without a sign of progress. */
  readonly idleSeconds: number
  readonly totalSeconds: number
  readonly heapMegabytes: number
  /** Of the whole process: heap, buffers and the recogniser. */
  readonly residentMegabytes: number
}

/** For parsing a file into its text. */
export const parsingLimits: ApartLimits = {
  idleSeconds: 180,
  totalSeconds: 900,
  heapMegabytes: 1024,
  residentMegabytes: 2048,
}

/** For finding in a text what was said in it. */
export const readingLimits: ApartLimits = {
  idleSeconds: 900,
  totalSeconds: 900,
  heapMegabytes: 3072,
  residentMegabytes: 4096,
}
