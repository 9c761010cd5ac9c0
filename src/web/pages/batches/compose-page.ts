import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { BatchCase } from '#operations/read-batch-cases.ts'
import { getLaw } from '#procedures/profiles.ts'
import { loadRoster } from '#store/roster.ts'
import { listTextTemplates } from '#store/text-templates.ts'
import { page } from '#web/layout.ts'
import { type DraftItem, itemKey, type Names, type TemplateChoice } from '#web/parts/batch/batch-draft.ts'
import { batchForm } from '#web/parts/batch/batch-form.ts'
import { errorSummary, formErrors, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { ownWords } from '#web/parts/own-words.ts'
import { unitsFor, unitsHaving } from '#web/parts/roster-for.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import { batchWords as words } from '#web/words/batch-words.ts'
import { frameWords } from '#web/words/frame-words.ts'

/** A batch being written. */
export type Composing = {
  readonly batchId: string
  readonly procedure: string
  readonly profile: string
  readonly action: string
  readonly items: readonly DraftItem[]
  /** Cases the act is not open on. */
  readonly leftOut: readonly BatchCase[]
  readonly all: TypedFields
  readonly chosen: string
  readonly back: string
}

/**
 * The chosen cases as drafts of one act; undefined when it is open on none of them. Cases of another procedure or
 * profile than the first are left out: their fields mean something else.
 */
export function draftsOf(
  keys: readonly string[],
  cases: readonly BatchCase[],
  action: string,
  back: string,
  before: { readonly typedFor: (key: string) => TypedFields | undefined } = { typedFor: () => undefined },
): Omit<Composing, 'batchId' | 'all' | 'chosen'> | undefined {
  const first = cases.find((one) => one.offers.some((offer) => offer.action === action))
  if (first === undefined) return undefined
  const isSameKind = (one: BatchCase) =>
    one.summary.procedure === first.summary.procedure && one.profile === first.profile
  const items = cases.filter(isSameKind).flatMap((one) =>
    one.offers
      .filter((offer) => offer.action === action && isAsked(keys, one.summary.case_id, offer.instance))
      .map(({ instance }) => {
        const key = itemKey(one.summary.case_id, instance)
        return { key, instance, one, typed: before.typedFor(key) ?? {} }
      }),
  )
  const taken = new Set(items.map((item) => item.one))
  const { procedure } = first.summary
  return { procedure, profile: first.profile, action, items, leftOut: cases.filter((one) => !taken.has(one)), back }
}

/** A list names the case alone, an inbox the very instance of its step. */
function isAsked(keys: readonly string[], caseId: string, instance: string): boolean {
  return keys.includes(caseId) || keys.includes(itemKey(caseId, instance))
}

/** The templates that can be used for the act, and the names a case's words need. */
export async function templateChoice(
  c: Context<HttpEnv>,
  { procedure, action, chosen }: Pick<Composing, 'procedure' | 'action' | 'chosen'>,
): Promise<{ readonly choice: TemplateChoice; readonly names: Names }> {
  const { actor, today, dependencies } = c.var
  const roster = await loadRoster(dependencies.db, today)
  const own = actor === null ? [] : await listTextTemplates(dependencies.db, actor)
  const templates = own.filter((one) => one.procedure === procedure && one.action === action)
  return { choice: { templates, chosen }, names: { ...roster, today, profiles: ownLaws(dependencies) } }
}

export async function composePage(
  c: Context<HttpEnv>,
  composing: Composing,
  refusals: readonly AnyRefusal[] = [],
): Promise<Response> {
  const { language, today, dependencies } = c.var
  const { procedure: kind, profile, action: name, items, leftOut, back } = composing
  const law = getLaw(dependencies.profiles, kind, profile)
  const { procedure } = law
  const action = procedure.actions[name]
  if (action === undefined) throw new Error(`a batch of ${name} was let through`)
  const [roster, { choice }] = await Promise.all([loadRoster(dependencies.db, today), templateChoice(c, composing)])
  const errors = formErrors(refusals, language, { procedure, unitName: (id) => id })
  const [first] = refusals
  const title = `${words.title[language]} · ${action.label[language]}`
  const carried = [
    ['batchId', composing.batchId],
    ['procedure', kind],
    ['action', name],
    ['back', back],
  ] as const
  return page(c, {
    title: titleWith(errors, title, language),
    ...(first === undefined ? {} : { status: refusalStatus[first.code] }),
    main: html`<h1>${title}</h1> ${errorSummary(errors, language)}
      ${
        leftOut.length === 0
          ? ''
          : html`<div class="notice"><p>${words.leftOut[language]}</p><ul>${leftOut.map(({ summary }) => html`<li>${ownWords(summary.title, language)}</li>`)}</ul></div>`
      }
      <p><a href="/templates?action=${name}&procedure=${kind}">${words.templates[language]}</a></p>
      ${batchForm({
        act: { name, action, procedure },
        profile: law.profile,
        roster: unitsFor(
          action,
          items.flatMap(({ one }) => unitsHaving(one.view)),
          roster,
        ),
        language,
        carried: html`${formTokenInput(c)}${carried.map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`)}`,
        all: composing.all,
        items,
        templates: choice.templates,
        chosen: choice.chosen,
        back: frameWords.back[language],
        cancel: back,
      })}`,
  })
}
