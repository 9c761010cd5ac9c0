import { z } from 'zod'

/** Where a ClamAV daemon listens, and how long one file may take it. */
export type ScannerSettings = {
  readonly at: { readonly path: string } | { readonly host: string; readonly port: number }
  readonly seconds: number
}

/** Settings of the scanner for malicious software. */
export const scannerFields = {
  SCANNER_URL: z
    .string()
    .refine((value) => placeIn(value) !== undefined)
    .optional(),
  SCANNER_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .refine((number) => number >= 1 && number <= 600)
    .optional(),
}

const Fields = z.object(scannerFields)

/** Which settings stand there without the scanner. */
export function scannerFaults(given: Readonly<Record<string, unknown>>): readonly string[] {
  return 'SCANNER_SECONDS' in given && !('SCANNER_URL' in given) ? ['SCANNER_URL'] : []
}

/** Null where no scanner is named. */
export function scannerFromSettings({
  SCANNER_URL,
  SCANNER_SECONDS = 60,
}: z.infer<typeof Fields>): ScannerSettings | null {
  const at = SCANNER_URL === undefined ? undefined : placeIn(SCANNER_URL)
  return at === undefined ? null : { at, seconds: SCANNER_SECONDS }
}

/** Files go to it in the clear: to a socket of the file system, or within this machine. */
function placeIn(value: string): ScannerSettings['at'] | undefined {
  const path = /^unix:(\/[^\0]+)$/.exec(value)?.[1]
  if (path !== undefined) return { path }
  const found = /^tcp:\/\/(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost):(\d{1,5})$/.exec(value)
  const [, host = '', port = ''] = found ?? []
  return Number(port) >= 1 && Number(port) <= 65_535
    ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
    : undefined
}
