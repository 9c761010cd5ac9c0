const mebibyte = 1024 * 1024

/** What one table may cost. A table just at a limit is read, one past it is refused. */
export const tableLimits = {
  fileBytes: 50 * mebibyte,
  /** What a workbook may unpack to. */
  unpackedBytes: 96 * mebibyte,
  rows: 20_000,
  columns: 60,
  cells: 600_000,
  /** Characters in one cell: as many as Excel takes. */
  cell: 32_767,
} as const

/** A workbook is read in a process of its own, bounded as this says. */
export const tableParsing = { idleSeconds: 120, totalSeconds: 120, heapMegabytes: 1024, residentMegabytes: 1536 }
