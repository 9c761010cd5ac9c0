import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { oneFileHeaders } from '#http/security-headers.ts'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { listShownKeys } from '#operations/log-keys/shown-keys.ts'
import { besideCases } from '#store/connect.ts'
import { type OneFilePage, oneFileName, oneFilePage } from './one-file-page.ts'

/** Gives out the page that checks receipts without us: the same bytes to everybody, with a policy of its own. */
export function offlineCheckPage({ city, db, logKey, secureCookies }: Dependencies): Hono<HttpEnv> {
  const cityName = { zh: city.name_zh, en: city.name_en }
  let made: { readonly key: string; readonly page: OneFilePage } | undefined
  return new Hono<HttpEnv>().get(`/log/${oneFileName}`, compress(), oneFileHeaders(secureCookies), async (c) => {
    // The key that signs now, which may have followed another since this program was started.
    const key = (await listShownKeys(besideCases(db), logKey)).at(-1)?.key ?? encodeVerifierKey(logKey)
    if (made?.key !== key) made = { key, page: await oneFilePage({ cityName, key }) }
    c.header('content-security-policy', `${made.page.policy}; frame-ancestors 'none'`)
    c.header('cache-control', 'no-cache')
    return c.html(made.page.document)
  })
}
