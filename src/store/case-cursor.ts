import { isPlainDate } from '#kernel/plain-date.ts'

/** `told` goes by the last day that a row tells everybody: handed in or answered. */
export type CaseOrder = 'newest' | 'registered' | 'deadline' | 'updated' | 'told'

/** Where a page of cases ends, as the next one is asked for. */
export function writeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** A cursor that was not written here, or for another order, is as good as none. */
export function readCursor(text: string, order: CaseOrder): { readonly key: string; readonly id: string } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(value)) return undefined
    const [key, id] = value
    if (typeof key !== 'string' || typeof id !== 'string' || id.includes('\u0000')) return undefined
    return isKey(key, order) ? { key, id } : undefined
  } catch {
    return undefined
  }
}

function isKey(key: string, order: CaseOrder): boolean {
  if (order === 'registered') return !key.includes('\u0000')
  return order === 'updated' ? isInstant(key) : isPlainDate(key)
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
}
