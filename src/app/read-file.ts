import { readFileToReading } from '#intake/readers/read-file.ts'
import type { ReadFile } from '#operations/run-reading.ts'

/** How the worker turns a stored file into a reading. */
export const readFile: ReadFile = (file, onProgress) => readFileToReading(file, { onProgress })
