import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'

/** Where an act on a read page leads back to: the page as it was narrowed. */
export function pageAsShown(c: Context<HttpEnv>, id: string, more: Readonly<Record<string, string>> = {}): string {
  return readingAddress(id, filterFrom(c.req.query()), '', more)
}
