import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { filingKinds } from '#operations/same-matter/filing-kinds.ts'
import { groupWaiting, mostInGroup } from '#operations/same-matter/group-waiting.ts'
import { sayApart, takeBackApart } from '#operations/same-matter/say-apart.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { matterGroup } from '#web/parts/case/matter-group.ts'
import { mattersApart } from '#web/parts/case/matters-apart.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { leftText, lookedText, sameMatterWords as words } from '#web/words/same-matter-words.ts'

const path = '/same-matter'

/** Cases that wait to be filed, those together that may be on the same matter; whoever files them merges them or says no. */
export function sameMatterPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get(path, async (c) => {
      const { actor } = c.var
      return actor === null ? c.redirect(`/sign-in?next=${path}`, 303) : groupsPage(c, actor)
    })
    .post(path, async (c) => {
      const { actor } = c.var
      if (actor === null) return c.redirect(`/sign-in?next=${path}`, 303)
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], path)
      const into = String(form.get('into') ?? '')
      const joins = [...new Set(form.getAll('joins').map(String))].filter((id) => id !== into)
      const chosen = form.get('do')
      if (chosen === 'apart' || chosen === 'take_back') return keepApart(c, actor, [into, ...joins], chosen)
      return merge(c, actor, into, joins)
    })
}

async function groupsPage(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { language, dependencies } = c.var
  const found = await groupWaiting(dependencies.db, dependencies.profiles, actor)
  if (found === undefined) return refusalPage(c, [{ code: 'filing_office_only' }], '/inbox')
  const { groups, looked, waiting, left, apart } = found
  return page(c, {
    title: words.title[language],
    main: html`<p><a href="/inbox">${frameWords.inbox[language]}</a></p>
      <h1>${words.title[language]}</h1>
      ${statusOf(c.req.query('apart'), language)}
      <p>${words.lead[language]}</p>
      <p class="note">${lookedText(looked, waiting, language)}</p>
      ${groups.length === 0 ? html`<p class="empty">${words.none[language]}</p>` : ''}
      ${groups.map((group, at) => matterGroup({ group, number: at + 1, language, href: path, carried: formTokenInput(c) }))}
      ${left === 0 ? '' : html`<p class="note">${leftText(left, 'groups', language)}</p>`}
      ${mattersApart({ apart, language, href: path, carried: formTokenInput(c) })}`,
  })
}

function statusOf(done: string | undefined, language: Language): Html {
  const said = done === 'said' ? words.saidApart : done === 'taken_back' ? words.takenBack : undefined
  return said === undefined ? html`` : html`<p class="said" role="status">${said[language]}</p>`
}

async function keepApart(
  c: Context<HttpEnv>,
  actor: Actor,
  ids: readonly string[],
  chosen: 'apart' | 'take_back',
): Promise<Response> {
  const { at, dependencies } = c.var
  const keep = chosen === 'apart' ? sayApart : takeBackApart
  const said = await keep(dependencies.db, { actor, at }, ids)
  if (!said.ok) return refusalPage(c, [said.refusal], path)
  return c.redirect(`${path}?apart=${chosen === 'apart' ? 'said' : 'taken_back'}`, 303)
}

/** On to the act that proposes the merger: of one case by its own form, of several as a batch. */
async function merge(c: Context<HttpEnv>, actor: Actor, into: string, joins: readonly string[]): Promise<Response> {
  const kinds = filingKinds(actor).map(({ procedure }) => procedure.id)
  if (kinds.length === 0) return refusalPage(c, [{ code: 'filing_office_only' }], path)
  if (into === '' || joins.length === 0) return refusalPage(c, [{ code: 'two_cases_needed' }], path)
  const asked = joins.length + 1
  if (asked > mostInGroup) return refusalPage(c, [{ code: 'batch_too_large', most: mostInGroup, asked }], path)
  const filter = { ids: [into] }
  const [main] = (await listSeenCases(c.var.dependencies.db, actor, { filter, order: 'newest', limit: 1 })).rows
  const number = main?.flow_number ?? main?.case_number ?? null
  if (main === undefined || number === null || !kinds.includes(main.procedure))
    return refusalPage(c, [{ code: 'case_not_found', caseId: into }], path)
  const [only] = joins
  if (joins.length === 1 && only !== undefined) {
    const query = new URLSearchParams({ with: number, back: path })
    return c.redirect(`/cases/${encodeURIComponent(only)}/actions/propose_merge?${query}`, 303)
  }
  const items = joins.map((id) => ['item', id])
  const about = Object.entries({ action: 'propose_merge', kind: main.procedure, with: number, back: path })
  return c.redirect(`/batch?${new URLSearchParams([...items, ...about])}`, 303)
}
