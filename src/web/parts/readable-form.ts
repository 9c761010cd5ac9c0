import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from '#http/http-env.ts'
import { isStorable } from '#http/storable-text.ts'
import { refusalPage } from './refusal-page.ts'

/** Lets only forms through that can be read and whose words can be kept. Handlers that ask again get the same form. */
export const readableForm = createMiddleware<HttpEnv>(async (c, next) => {
  const refused = await formFault(c)
  return refused ?? next()
})

/** What is answered to a form that cannot be read; undefined for one that can. */
export async function formFault(c: Context<HttpEnv>): Promise<Response | undefined> {
  try {
    const form = await c.req.formData()
    if ([...form].flat().every((part) => isStorable(typeof part === 'string' ? part : part.name))) return undefined
  } catch {
    // Not a form, or cut off: the same to whoever sent it.
  }
  return refusalPage(c, [{ code: 'request_invalid', detail: 'application/x-www-form-urlencoded' }], '/')
}
