import { html } from 'hono/html'
import type { CodeEntry, Profile } from '#engine/profile.ts'
import type { Label, Language } from '#kernel/label.ts'
import { scaleWords } from '#operations/report/scale-words.ts'
import type { Law } from '#procedures/profiles.ts'
import type { Html } from '#web/html.ts'
import { lawWords as words } from '#web/words/law-words.ts'
import { basis } from './basis.ts'

/** What the law decides where laws differ, its numbers among them; a silent one is said to be silent. */
export function lawChoices({ procedure, profile }: Law, language: Language): Html {
  const amounts = Object.entries(procedure.amounts ?? {}).map(([name, label]) => {
    const amount = profile.amounts?.[name]
    return decided(label, amount, amount?.value ?? null, profile, language)
  })
  const choices = Object.entries(procedure.choices).map(([name, { label, values }]) => {
    const choice = profile.choices[name]
    const value = choice?.value ?? null
    return decided(label, choice, value === null ? null : (values[value]?.[language] ?? value), profile, language)
  })
  return html`<dl class="case-facts">${amounts}${choices}</dl>`
}

function decided(
  label: Label,
  given: { readonly source: string | null; readonly verified?: false } | undefined,
  value: string | number | null,
  profile: Profile,
  language: Language,
): Html {
  if (value === null) {
    return html`<dt>${label[language]}</dt><dd><span class="note">${words.silent[language]}</span></dd>`
  }
  return html`<dt>${label[language]}</dt><dd>${value}
    ${basis(given?.source, { profile, isUnverified: given?.verified === false }, language)}</dd>`
}

/** Every list of codes that this law fills, under the step and the field that ask for it. */
export function lawLists({ procedure, profile }: Law, language: Language): Html {
  const fields = Object.values(procedure.actions).flatMap((action) =>
    Object.entries(action.fields).map(([name, field]) => ({ name, field, action: action.label })),
  )
  const labelOf = (name: string) => fields.find((one) => one.name === name)?.field.label[language] ?? name
  const titles = new Map<string, string>()
  for (const { field, action } of fields) {
    const title = `${action[language]} · ${field.label[language]}`
    if (field.type === 'code' && !titles.has(field.list)) titles.set(field.list, title)
  }
  return html`${[...titles].map(([list, title]) => {
    const entries = profile.lists[list] ?? []
    return entries.length === 0 ? '' : listPart(title, entries, { profile, labelOf }, language)
  })}`
}

function listPart(
  title: string,
  entries: readonly CodeEntry[],
  { profile, labelOf }: { readonly profile: Profile; readonly labelOf: (field: string) => string },
  language: Language,
): Html {
  return html`<h3>${title}</h3>
    <dl class="case-facts">${entries.map(
      (entry) => html`<dt>${entry.label[language]}</dt><dd>${entry.definition?.[language] ?? ''}
        ${entry.demands === undefined ? '' : html`<span class="note">${words.demands[language]}${language === 'zh' ? '：' : ': '}${entry.demands.map(labelOf).join(language === 'zh' ? '、' : ', ')}</span>`}
        ${entry.scale === undefined ? '' : html`<span class="note">${words.scale[language]}${language === 'zh' ? '：' : ': '}${scaleWords[entry.scale][language]}</span>`}
        ${basis(entry.source, { profile, isUnverified: entry.verified === false }, language)}</dd>`,
    )}</dl>`
}
