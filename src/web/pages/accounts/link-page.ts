import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { Label } from '#kernel/label.ts'
import { linkPath } from '#operations/accounts/links.ts'
import { page } from '#web/layout.ts'
import { siteUrlOf } from '#web/parts/site-url.ts'
import { accountWords as words } from '#web/words/account-words.ts'

/** Links just made, with whom each is for, and those for whom none was. */
export type LinksShown = {
  readonly title: Label
  readonly opens: 'invitation' | 'password'
  readonly made: readonly { readonly personName: string; readonly login: string; readonly link: string }[]
  readonly refused?: readonly { readonly personName: string; readonly refusal: AnyRefusal }[]
}

/** Shows links this once: in this very answer, which no cache keeps, a slip each, to be printed. */
export function linkPage(c: Context<HttpEnv>, { title, opens, made, refused = [] }: LinksShown): Promise<Response> {
  const { language } = c.var
  const siteUrl = siteUrlOf(c)
  return page(c, {
    title: title[language],
    main: html`<h1>${title[language]}</h1>
      <p class="said" role="status">${words.shownOnce[language]}</p>
      ${made.map(
        (one) => html`<dl class="link-slip"><div><dt>${words.person[language]}</dt><dd>${one.personName}</dd></div>
        <div><dt>${words.login[language]}</dt><dd><code>${one.login}</code></dd></div>
        <div><dt>${words.link[language]}</dt><dd><code class="link-address">${siteUrl}${linkPath(opens, one.link)}</code></dd></div></dl>`,
      )}
      ${
        refused.length === 0
          ? ''
          : html`<h2>${words.refused[language]}</h2><ul>${refused.map(
              ({ personName, refusal }) =>
                html`<li>${personName}${language === 'zh' ? '：' : ': '}${refusalText(refusal, language, { procedure: null, unitName: (id) => id })}</li>`,
            )}</ul>`
      }
      <p><a href="/accounts">${words.back[language]}</a></p>`,
  })
}
