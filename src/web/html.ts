import type { html } from 'hono/html'

/** A piece of HTML; `html` escapes everything put into it. */
export type Html = ReturnType<typeof html>
