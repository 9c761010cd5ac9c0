import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'

/** A piece of HTML; `html` escapes everything put into it. */
export type Html = ReturnType<typeof html>

export type PageParts = {
  readonly title: string
  readonly main: Html
  /** Client scripts by name, e.g. 'read-page'. Pages work without them. */
  readonly islands?: readonly string[]
  /** Uses the whole width instead of one column's measure. */
  readonly isWide?: boolean
  /** Loads the page anew after so many seconds, for those without scripts. */
  readonly refreshSeconds?: number
  /** Public pages carry no Turbo. */
  readonly isPublic?: boolean
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500
}

/** Wraps a page's content in the site's frame. */
export function page(c: Context<HttpEnv>, parts: PageParts): Response | Promise<Response> {
  return c.html(
    html`<!doctype html>
<html lang="${c.var.language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${parts.title}</title></head>
<body><main id="main">${parts.main}</main></body>
</html>`,
    parts.status ?? 200,
  )
}
