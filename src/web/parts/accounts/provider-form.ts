import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Html } from '#web/html.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { providerWords as words } from '#web/words/provider-words.ts'

/** The way to the city's own sign-in, where there is one: a form, so that no link of another site sets anybody out. */
export function providerForm(
  c: Context<HttpEnv>,
  does: 'signIn' | 'prove' | 'accept',
  { action, next, code }: { readonly action: string; readonly next: string; readonly code?: string },
): Html {
  const { language, dependencies } = c.var
  if (dependencies.provider === null) return html``
  const text = words[does][language].replace('{label}', dependencies.provider.label[language])
  return html`<form class="other-way" method="post" action="${action}" data-turbo="false">${formTokenInput(c)}
    <input type="hidden" name="next" value="${next}" />${code === undefined ? '' : html`<input type="hidden" name="code" value="${code}" />`}<button class="button-link">${text}</button></form>`
}
