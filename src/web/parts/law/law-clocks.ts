import { html } from 'hono/html'
import type { ClockRule } from '#engine/deadline.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { isPromised } from '#engine/recomputed-marks.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { Law } from '#procedures/profiles.ts'
import type { Html } from '#web/html.ts'
import { ruleText } from '#web/parts/case/rule-text.ts'
import { languageTag } from '#web/parts/case/written-text.ts'
import { cell } from '#web/parts/case-table.ts'
import { anchorWords, lawWords as words } from '#web/words/law-words.ts'
import { shortSource } from './basis.ts'

/** Every clock of a procedure under one law: how long, from what it counts, and where it stands. */
export function lawClocks(law: Law, language: Language): Html {
  const headings = [words.step, words.limit, words.countsFrom, words.source]
  return html`<table class="list list-law" role="table">
    <caption class="visually-hidden">${words.clocks[language]}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map(
      (heading) => html`<th scope="col" role="columnheader">${heading[language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${Object.entries(law.procedure.clocks).map(([name, label]) => clockRow(name, label, law, language))}</tbody>
  </table>`
}

function clockRow(name: string, label: Label, { procedure, profile }: Law, language: Language): Html {
  const rule = profile.clocks[name] ?? null
  const none = isPromised(procedure, name) ? words.namedDay : words.noNumber
  return html`<tr role="row" data-row id="clock-${name}">
    ${cell('title', words.step[language], html`<strong>${label[language]}</strong>`)}
    ${cell('law-limit', words.limit[language], rule === null ? html`<span class="note">${none[language]}</span>` : limit(rule, language))}
    ${cell('law-from', words.countsFrom[language], rule === null ? '' : countsFrom(name, rule, procedure, language))}
    ${cell('law-source', words.source[language], rule === null ? '' : sources(rule, profile, profile.deemedReceipt === name, language))}
  </tr>`
}

/** The anchor its rule names, or the acts that start it. */
function countsFrom(clock: string, rule: ClockRule, procedure: Procedure, language: Language): string {
  if (rule.anchor !== undefined) return anchorWords[rule.anchor][language]
  const labels = Object.values(procedure.actions).flatMap((action) => {
    const start = action.starts?.find((one) => one.clock === clock)
    if (start === undefined) return []
    return action.fields[start.anchorFact ?? '']?.label ?? procedure.events[action.event] ?? []
  })
  const named = [...new Map(labels.map((label) => [label.en, label])).values()]
  if (named.length === 0) return ''
  const joined = { zh: named.map(({ zh }) => zh).join('或'), en: named.map(({ en }) => en).join(' or ') }
  return words.fromAct(joined)[language]
}

function limit(rule: ClockRule, language: Language): Html {
  const { extension, variants = [] } = rule
  return html`${ruleText(rule, language)}
    ${extension === undefined ? '' : html`<span class="note">${words.longerBy(extension.mostMonths)[language]}</span>`}
    ${variants.map((variant) => html`<span class="note">${words.otherwise[language]}${language === 'zh' ? '：' : ': '}${ruleText(variant.rule, language)}</span>`)}`
}

function sources(rule: ClockRule, profile: Profile, isDeemed: boolean, language: Language): Html {
  const all = [rule.source, rule.extension?.source, ...(rule.variants ?? []).map((variant) => variant.rule.source)]
  const named = [...new Set(all.flatMap((source) => (source === undefined ? [] : [shortSource(source, profile)])))]
  return html`${named.map((source) => html`<cite lang="${languageTag(source)}">${source}</cite> `)}
    ${rule.verified === false ? html`<span class="note">${words.unverified[language]}</span>` : ''}
    ${isDeemed ? html`<span class="note">${words.deemed[language]}</span>` : ''}`
}
