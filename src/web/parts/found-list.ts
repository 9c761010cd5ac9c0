import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { FoundCase, FoundUnit, SearchAnswer } from '#operations/search.ts'
import { titleText } from '#operations/title-text.ts'
import type { Html } from '#web/html.ts'
import { searchFieldWords, searchWords as words } from '#web/words/search-words.ts'
import { languageTag } from './case/written-text.ts'
import { kindName } from './kinds.ts'
import { markedText } from './marked-text.ts'
import { stateWord } from './state-word.ts'

type Shown = {
  readonly language: Language
  /** Null before anything was asked. */
  readonly answer: SearchAnswer | null
  readonly typed: string
  readonly page: number
  /** Leads to the pages everybody sees. */
  readonly isPublic: boolean
}

/** What a search found, by its kinds: the list that is put anew while somebody types. */
export function foundList(shown: Shown): Html {
  const { language, answer } = shown
  return html`<section id="found" class="found" aria-label="${words.found[language]}">${
    answer === null
      ? html`<p class="note">${words.nothingAsked[language]}</p>`
      : answer.state === 'being_read'
        ? html`<p class="note" role="status">${words.beingRead[language]}${answer.done} / ${answer.of}</p>`
        : ready(shown, answer)
  }</section>`
}

type Ready = Extract<SearchAnswer, { readonly state: 'ready' }>

function ready(shown: Shown, { cases, units, people, hasMore }: Ready): Html {
  const { language } = shown
  if (cases.length + units.length === 0) return html`<p class="empty" role="status">${words.none[language]}</p>`
  const groups = [
    { label: words.cases, found: cases.filter(({ isLoose }) => !isLoose) },
    { label: words.looseCases, found: cases.filter(({ isLoose }) => isLoose) },
  ].filter(({ found }) => found.length > 0)
  return html`${groups.map(
    ({ label, found }) => html`<h2>${label[language]}</h2>
      <ul class="plain-rows">${found.map((one) => caseRow(one, shown))}</ul>`,
  )}
    ${turns(shown, hasMore)}
    ${units.length === 0 ? '' : html`<h2>${words.units[language]}</h2><ul class="plain-rows">${units.map((one) => unitRow(one, shown))}</ul>`}
    ${
      people.length === 0
        ? ''
        : html`<h2>${words.people[language]}</h2><ul class="plain-rows">${people.map(
            ({ text, spans }) =>
              html`<li data-row><a href="${searchAddress(`author:"${text}"`)}" lang="${languageTag(text)}">${markedText(text, spans)}</a></li>`,
          )}</ul>`
    }
    ${promises(cases, shown)}`
}

function caseRow({ summary, title, passages }: FoundCase, shown: Shown): Html {
  const { language, isPublic } = shown
  const name = titleText(summary, language)
  const number = summary.case_number ?? summary.flow_number ?? ''
  const about = [kindName(summary.procedure, language), number].filter((part) => part !== '').join(' · ')
  return html`<li data-row class="found-case">
    <p><a href="${caseAddress(summary.case_id, shown)}" lang="${languageTag(name)}">${title.text === name ? markedText(name, title.spans) : name}</a></p>
    <p class="note">${about} · ${stateWord(summary.procedure, 'case', summary.state, { language, isPublic })} · <time datetime="${summary.submitted_on}">${summary.submitted_on}</time></p>
    ${passages.map(
      ({ field, text, spans }) =>
        html`<p class="found-passage"><span class="note">${searchFieldWords[field][language]}</span> <span lang="${languageTag(text)}">${markedText(text, spans)}</span></p>`,
    )}
  </li>`
}

function unitRow({ unit, name, english }: FoundUnit, { language, isPublic }: Shown): Html {
  const { text, spans } = language === 'zh' || english.text === '' ? name : english
  const list = isPublic ? '/public/cases' : '/cases'
  return html`<li data-row><a href="${list}?unit=${encodeURIComponent(unit.id)}" lang="${languageTag(text)}">${markedText(text, spans)}</a></li>`
}

/** Promised days among what was found, the next first. */
function promises(cases: readonly FoundCase[], shown: Shown): Html {
  const { language } = shown
  const promising = cases
    .flatMap(({ summary, promise }) => (promise === null ? [] : [{ summary, doneBy: promise.doneBy }]))
    .sort((one, other) => (one.doneBy < other.doneBy ? -1 : 1))
  if (promising.length === 0) return html``
  return html`<h2>${words.promises[language]}</h2>
    <ul class="plain-rows">${promising.map(({ summary, doneBy }) => {
      const name = titleText(summary, language)
      return html`<li><time datetime="${doneBy}">${doneBy}</time> <a href="${caseAddress(summary.case_id, shown)}" lang="${languageTag(name)}">${name}</a></li>`
    })}</ul>`
}

function turns({ language, typed, page }: Shown, hasMore: boolean): Html {
  if (page === 1 && !hasMore) return html``
  return html`<p class="found-turns">${
    page === 1 ? '' : html`<a rel="prev" href="${searchAddress(typed, page - 1)}">${words.previous[language]}</a> `
  }${hasMore ? html`<a rel="next" href="${searchAddress(typed, page + 1)}">${words.next[language]}</a>` : ''}</p>`
}

function caseAddress(id: string, { isPublic }: Shown): string {
  return `${isPublic ? '/public/cases' : '/cases'}/${encodeURIComponent(id)}`
}

function searchAddress(typed: string, page = 1): string {
  const query = new URLSearchParams({ q: typed, ...(page === 1 ? {} : { page: String(page) }) })
  return `/search?${query}`
}
