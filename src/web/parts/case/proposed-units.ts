import { html } from 'hono/html'
import type { ActionDefinition } from '#engine/procedure.ts'
import type { Language } from '#kernel/label.ts'
import type { ProposedUnits } from '#operations/routing/propose-units.ts'
import { isHandingBack, unitFieldsOf } from '#operations/routing/unit-fields.ts'
import type { Agreement } from '#store/routing-proposals.ts'
import type { LikelyUnit } from '#store/routing-tables.ts'
import type { Html } from '#web/html.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import { followed, learnedFrom, percent, proposedWords as words } from './proposed-units-words.ts'

export type ProposalShown = {
  /** Null: nothing was proposed for the case as it stands. */
  readonly proposed: ProposedUnits | null
  readonly agreement: readonly Agreement[]
  readonly action: ActionDefinition
  readonly nameOf: (unit: string) => string
  readonly language: Language
  /** The form with the proposal filled in. */
  readonly fillHref: string
  readonly isFilled: boolean
  /** By which a button outside the form belongs to it. */
  readonly formId: string
  /** Somebody asked for a proposal just now. */
  readonly isAsked: boolean
}

/** The button by which units are proposed by what was learned up to now. */
export const proposeButton = 'proposeUnits'

/** Whom the case might be given to, how sure that is, and why; one link fills the form, one button asks anew. */
export function proposedUnits(shown: ProposalShown): Html {
  const { proposed, language } = shown
  const found = proposed !== null && proposed.likeliest.length > 0 ? whoAndWhy(shown, proposed) : undefined
  if (found === undefined && proposed !== null) return html``
  return html`<section class="proposed-units notice" aria-labelledby="proposed-units">
    <h2 id="proposed-units">${words.title[language]}</h2>
    ${found ?? html`<p>${words[shown.isAsked ? 'nothing' : 'none'][language]}</p>`}
    ${proposed === null ? askButton(shown, 'propose') : proposed.isBehind ? askButton(shown, 'again') : ''}
  </section>`
}

function askButton({ formId, isAsked, language }: ProposalShown, label: 'propose' | 'again'): Html {
  if (isAsked) return html``
  return html`<p><button class="button" form="${formId}" name="${proposeButton}" value="yes" formnovalidate>${words[label][language]}</button></p>`
}

function whoAndWhy(shown: ProposalShown, proposed: ProposedUnits): Html {
  const { language, action, nameOf, fillHref, isFilled } = shown
  const { lead, likeliest, joint, model } = proposed
  const named = (units: readonly LikelyUnit[]) =>
    html`${units.map((one, at) => html`${at === 0 ? '' : language === 'zh' ? '、' : ', '}${nameOf(one.unit)} <span class="hint">${percent(one.confidence)}</span>`)}`
  const handsBack = isHandingBack(action)
  const leads = handsBack ? words.instead : unitFieldsOf(action)?.joint === null ? words.next : words.lead
  const decides = handsBack ? words.assignerDecides : words.decides
  return html`<dl>
      <dt>${(lead === null ? words.unsure : leads)[language]}</dt><dd>${named(lead === null ? likeliest : [lead])}</dd>
      ${joint.length === 0 || handsBack ? '' : html`<dt>${words.joint[language]}</dt><dd>${named(joint)}</dd>`}
      ${proposed.words.length === 0 ? '' : html`<dt>${words.words[language]}</dt><dd lang="zh">${proposed.words.map((word) => html`<q>${word}</q> `)}</dd>`}
    </dl>
    ${lead === null ? '' : isFilled ? html`<p>${words.filled[language]}</p>` : html`<p><a class="button" href="${fillHref}">${words.fill[language]}</a></p>`}
    <p class="hint">${decides[language]} ${learnedFrom(model.cases, model.duties, model.learnedTo, language)} ${trust(shown)}</p>`
}

function trust({ proposed, agreement, language }: ProposalShown): string {
  const known = agreement.find(({ unitId }) => unitId !== null && unitId === proposed?.lead?.unit)
  return known === undefined ? '' : followed(known.chosen, known.proposed, language)
}

/** The proposal as if somebody had chosen it; what stood in other fields stays. */
export function filledWith(proposed: ProposedUnits | null, action: ActionDefinition, typed: TypedFields): TypedFields {
  const fields = unitFieldsOf(action)
  if (fields === undefined || proposed === null || proposed.lead === null) return typed
  const joins = proposed.joint.map(({ unit }) => unit)
  const others = fields.joint === null ? fields.others.map((field, at) => [field, joins[at]] as const) : []
  return {
    ...typed,
    [fields.first]: [proposed.lead.unit],
    ...Object.fromEntries(others.flatMap(([field, unit]) => (unit === undefined ? [] : [[field, [unit]]]))),
    ...(fields.joint === null ? {} : { [fields.joint]: joins }),
  }
}
