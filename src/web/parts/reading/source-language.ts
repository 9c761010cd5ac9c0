import { html } from 'hono/html'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'

/** What a source is written in, as an attribute for those who have it read out; nothing where that is not known. */
export function sourceLanguage({ result }: Pick<SeenReading, 'result'>): Html {
  const { language = 'und', script = null } = result?.source ?? {}
  if (language === 'und') return html``
  if (language !== 'zh') return html`lang="${language}"`
  return script === 'traditional' ? html`lang="zh-Hant"` : html`lang="zh-CN"`
}
