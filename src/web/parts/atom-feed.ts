import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { siteUrlOf } from './site-url.ts'

/** A list somebody subscribes to. Addresses are paths of this site; instants are ISO, UTC. */
export type Feed = {
  readonly title: string
  /** The page it is the feed of, which is also what it is known by. */
  readonly page: string
  readonly self: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

export type FeedEntry = {
  readonly title: string
  /** Never the same for two of a feed: readers know by it what they have shown. */
  readonly link: string
  readonly updated: string
  readonly summary: string
}

/** As Atom (RFC 4287). A feed with nothing in it says the same each time. */
export async function atomFeed(c: Context<HttpEnv>, { title, page, self, entries }: Feed): Promise<Response> {
  const { language, dependencies } = c.var
  const site = siteUrlOf(c)
  const city = dependencies.city[language === 'zh' ? 'name_zh' : 'name_en']
  const latest =
    entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1) ?? earliest
  const feed = await html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<id>${site}${page}</id><title>${title} · ${city}</title>
<link rel="self" href="${site}${self}"/><link href="${site}${page}"/>
<updated>${latest}</updated>
<author><name>${city}</name></author>
${entries.map(
  (one) => html`<entry><id>${site}${one.link}</id><title>${one.title}</title>
<link href="${site}${one.link}"/><updated>${one.updated}</updated>
<summary>${one.summary}</summary></entry>
`,
)}</feed>`
  return c.body(`<?xml version="1.0" encoding="utf-8"?>\n${inXml(`${feed}`)}\n`, 200, {
    'content-type': 'application/atom+xml; charset=utf-8',
  })
}

const earliest = '2000-01-01T00:00:00.000Z'

/** Titles may hold what XML has no way to write. */
function inXml(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
}
