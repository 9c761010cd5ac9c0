import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Html } from '#web/html.ts'
import { providerWords as words } from '#web/words/provider-words.ts'

/** The way to the city's own sign-in, where there is one. A link: a form may lead to no other site. */
export function providerLink(c: Context<HttpEnv>, does: 'signIn' | 'prove' | 'accept', address: string): Html {
  const { language, dependencies } = c.var
  if (dependencies.provider === null) return html``
  const text = words[does][language].replace('{label}', dependencies.provider.label[language])
  return html`<p class="other-way"><a class="button-link" href="${address}" data-turbo="false">${text}</a></p>`
}
