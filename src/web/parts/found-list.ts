import { html } from 'hono/html'
import type { SearchAnswer, SearchPage } from '#operations/search/search.ts'
import type { SearchKind } from '#operations/search/search-kinds.ts'
import type { Html } from '#web/html.ts'
import { searchKindWords, searchWords as words } from '#web/words/search-words.ts'
import { caseRow, type FoundFor, measureRow, passageRow, personRow, searchAddress, unitRow } from './found-rows.ts'

type Shown = FoundFor & {
  /** Null before anything was asked. */
  readonly answer: SearchAnswer | null
  readonly typed: string
  readonly asked: SearchPage
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

function ready(shown: Shown, answer: Ready): Html {
  const { language } = shown
  const { cases, measures, passages, people, units } = answer
  const parts = [
    group(
      words.cases[language],
      cases.filter(({ isLoose }) => !isLoose).map((one) => caseRow(one, shown)),
    ),
    group(
      words.looseCases[language],
      cases.filter(({ isLoose }) => isLoose).map((one) => caseRow(one, shown)),
    ),
    shown.asked.kind === null ? turns(shown, answer) : null,
    few(
      shown,
      answer,
      'measure',
      measures.map((one) => measureRow(one, shown)),
    ),
    few(
      shown,
      answer,
      'unit',
      units.map((one) => unitRow(one, shown)),
    ),
    few(
      shown,
      answer,
      'person',
      people.map((one) => personRow(one, shown)),
    ),
    few(
      shown,
      answer,
      'passage',
      passages.map((one) => passageRow(one, shown)),
    ),
    shown.asked.kind === null ? null : turns(shown, answer),
  ].filter((part) => part !== null)
  if (parts.length === 0) return html`<p class="empty" role="status">${words.none[language]}</p>`
  return html`${parts}`
}

function few(shown: Shown, { more }: Ready, kind: SearchKind, rows: readonly Html[]): Html | null {
  const { language, typed } = shown
  const all = more.includes(kind)
    ? html`<p class="found-turns"><a href="${searchAddress(typed, { kind })}">${words.all[language]}${searchKindWords[kind][language]}</a></p>`
    : html``
  return group(searchKindWords[kind][language], rows, all)
}

function group(heading: string, rows: readonly Html[], behind: Html = html``): Html | null {
  return rows.length === 0 ? null : html`<h2>${heading}</h2><ul class="plain-rows">${rows}</ul>${behind}`
}

function turns({ language, typed, asked: { kind, page } }: Shown, { hasMore }: Ready): Html | null {
  if (page === 1 && !hasMore) return null
  return html`<p class="found-turns">${
    page === 1
      ? ''
      : html`<a rel="prev" href="${searchAddress(typed, { kind, page: page - 1 })}">${words.previous[language]}</a> `
  }${hasMore ? html`<a rel="next" href="${searchAddress(typed, { kind, page: page + 1 })}">${words.next[language]}</a>` : ''}</p>`
}
