import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Excerpt } from '#matching/search/excerpt.ts'
import type { FoundCase } from '#operations/search/find-cases.ts'
import type { FoundMeasure } from '#operations/search/find-measures.ts'
import type { FoundPassage } from '#operations/search/find-passages.ts'
import type { FoundPerson } from '#operations/search/find-people.ts'
import type { FoundUnit } from '#operations/search/find-units.ts'
import type { SearchKind } from '#operations/search/search-kinds.ts'
import { titleText } from '#operations/title-text.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Html } from '#web/html.ts'
import { personKinds } from '#web/words/account-words.ts'
import { searchFieldWords, searchWords as words } from '#web/words/search-words.ts'
import { languageTag } from './case/written-text.ts'
import { kindName } from './kinds.ts'
import { markedText } from './marked-text.ts'
import { kindWords } from './reading/reading-words.ts'
import { stateWord } from './state-word.ts'

/** Who looks at what was found. */
export type FoundFor = {
  readonly language: Language
  /** Leads to the pages everybody sees. */
  readonly isPublic: boolean
}

export function caseRow({ summary, title, passages }: FoundCase, shown: FoundFor): Html {
  const { language } = shown
  const number = summary.case_number ?? summary.flow_number ?? ''
  const about = [kindName(summary.procedure, language), number].filter((part) => part !== '').join(' · ')
  return html`<li data-row class="found-case">
    <p>${caseLink(summary, title, shown)}</p>
    <p class="note">${about} · ${stateOf(summary, shown)} · <time datetime="${summary.submitted_on}">${summary.submitted_on}</time></p>
    ${passages.map((passage) => found(searchFieldWords[passage.field][language], passage))}
  </li>`
}

export function measureRow({ summary, title, measures }: FoundMeasure, shown: FoundFor): Html {
  return html`<li data-row class="found-case">
    <p>${caseLink(summary, title, shown)} <span class="note">${stateOf(summary, shown)}</span></p>
    ${measures.map(
      ({ doneBy, words: said }) =>
        html`<p class="found-passage"><time datetime="${doneBy}" title="${words.promised[shown.language]}">${doneBy}</time> <span lang="${languageTag(said.text)}">${markedText(said.text, said.spans)}</span></p>`,
    )}
  </li>`
}

export function passageRow({ finding, words: said, speaker }: FoundPassage, { language }: FoundFor): Html {
  const kind = kindWords[finding.kind as keyof typeof kindWords]?.[language] ?? finding.kind
  const who =
    speaker === null
      ? ''
      : html` · <span lang="${languageTag(speaker.text)}">${markedText(speaker.text, speaker.spans)}</span>`
  return html`<li data-row class="found-case">
    <p><a href="/readings/${encodeURIComponent(finding.reading_id)}" lang="${languageTag(said.text)}">${markedText(said.text, said.spans)}</a></p>
    <p class="note">${kind}${who} · <span lang="${languageTag(finding.reading)}">${finding.reading}</span></p>
  </li>`
}

export function personRow({ name, person }: FoundPerson, { language }: FoundFor): Html {
  const about =
    person === null
      ? ''
      : html` <span class="note">${personKinds[person.kind][language]}${person.delegation === null ? '' : html` · <span lang="${languageTag(person.delegation)}">${person.delegation}</span>`}</span>`
  return html`<li data-row><a href="${searchAddress(`author:"${name.text}"`, { kind: 'case' })}" lang="${languageTag(name.text)}">${markedText(name.text, name.spans)}</a>${about}</li>`
}

export function unitRow({ unit, name, english, duties }: FoundUnit, { language, isPublic }: FoundFor): Html {
  const { text, spans } = language === 'zh' || english.text === '' ? name : english
  const list = isPublic ? '/public/cases' : '/cases'
  return html`<li data-row class="found-case"><p><a href="${list}?unit=${encodeURIComponent(unit.id)}" lang="${languageTag(text)}">${markedText(text, spans)}</a></p>
    ${duties === null ? '' : found(words.duties[language], duties)}</li>`
}

/** The address of a page of what a search finds. */
export function searchAddress(
  typed: string,
  { kind = null, page = 1 }: { readonly kind?: SearchKind | null; readonly page?: number } = {},
): string {
  const query = new URLSearchParams({
    q: typed,
    ...(kind === null ? {} : { kind }),
    ...(page === 1 ? {} : { page: String(page) }),
  })
  return `/search?${query}`
}

function found(where: string, { text, spans }: Excerpt): Html {
  return html`<p class="found-passage"><span class="note">${where}</span> <span lang="${languageTag(text)}">${markedText(text, spans)}</span></p>`
}

function caseLink(summary: CaseSummary, title: Excerpt, { language, isPublic }: FoundFor): Html {
  const name = titleText(summary, language)
  const address = `${isPublic ? '/public/cases' : '/cases'}/${encodeURIComponent(summary.case_id)}`
  return html`<a href="${address}" lang="${languageTag(name)}">${title.text === name ? markedText(name, title.spans) : name}</a>`
}

function stateOf({ procedure, state }: CaseSummary, { language, isPublic }: FoundFor): Html {
  return stateWord(procedure, 'case', state, { language, isPublic })
}
