import { readApart } from '#intake/readers/read-apart.ts'
import { readFileToReading } from '#intake/readers/read-file.ts'
import { readingLimits } from '#intake/readers/source-limits.ts'
import type { ReadFile } from '#operations/run-reading.ts'

/** How the worker turns a stored file into a reading: beside the server, which answers everybody else meanwhile. */
export const readFile: ReadFile = (file, onProgress, signal) =>
  readFileToReading(file, {
    ...{ onProgress, signal },
    read: (text, facts) => readApart({ text, facts }, { limits: readingLimits, signal }),
  })
