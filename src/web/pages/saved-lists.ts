import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { forgetList, type SaveListRefusal, saveList } from '#operations/save-list.ts'
import { listSavedLists } from '#store/saved-lists.ts'
import { page } from '#web/layout.ts'
import { titleWith } from '#web/parts/error-summary.ts'
import { queryToSave, saveListForm } from '#web/parts/list-tools.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { listWords as words } from '#web/words/list-words.ts'

/** Keeping a list under a name of one's own, and forgetting it. */
export function savedLists(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/cases/lists', async (c) => {
      const { signedIn, at, dependencies } = c.var
      const form = await c.req.formData()
      if (signedIn === null || !hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/cases')
      const address = queryToSave(new URLSearchParams(String(form.get('address') ?? '')))
      const name = String(form.get('name') ?? '')
      const saved = await saveList(dependencies.db, signedIn.accountId, at, { name, address })
      return saved.ok
        ? c.redirect(listOf(address), 303)
        : notSaved(c, signedIn.accountId, { name, address }, saved.refusal)
    })
    .post('/cases/lists/forget', async (c) => {
      const { signedIn, dependencies } = c.var
      const form = await c.req.formData()
      if (signedIn === null || !hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/cases')
      await forgetList(dependencies.db, signedIn.accountId, String(form.get('name') ?? ''))
      return c.redirect('/cases', 303)
    })
}

function listOf(address: string): string {
  return address === '' ? '/cases' : `/cases?${address}`
}

/** The form once more with what was typed, and the lists there are, one of which may have to go. */
async function notSaved(
  c: Context<HttpEnv>,
  accountId: string,
  { name, address }: { readonly name: string; readonly address: string },
  refusal: SaveListRefusal,
): Promise<Response> {
  const { language, dependencies } = c.var
  const text = refusalText(refusal, language, { procedure: null, unitName: (id) => id })
  const url = new URL(listOf(address), c.req.url)
  const saved = await listSavedLists(dependencies.db, accountId)
  return page(c, {
    title: titleWith([{ field: null, text }], words.saveList[language], language),
    status: refusalStatus[refusal.code],
    main: html`<h1>${words.saveList[language]}</h1> ${saveListForm(c, url, saved, [text], name)}
      <p><a href="${listOf(address)}">${words.backToList[language]}</a></p>`,
  })
}
