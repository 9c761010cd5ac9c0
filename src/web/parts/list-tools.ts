import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import type { SavedList } from '#store/saved-lists.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { paperWords } from '#web/words/paper-words.ts'
import { formTokenInput } from './form-token-input.ts'
import { addressWith } from './pagination.ts'

/** All cases, one's own in one of three ways, or the key items; the other conditions stay. */
export function workTabs(url: URL, language: Language): Html {
  const work = url.searchParams.get('work')
  const isMine = url.searchParams.get('mine') === 'yes'
  const isKey = url.searchParams.get('key') === 'yes'
  const tabs = [
    { text: words.allCases[language], work: null, mine: null, key: null, isHere: work === null && !isMine && !isKey },
    { text: words.waitingForMe[language], work: 'waiting', mine: null, key: null, isHere: work === 'waiting' },
    { text: words.doneByMe[language], work: 'done', mine: null, key: null, isHere: work === 'done' },
    { text: words.signedByMe[language], work: null, mine: 'yes', key: null, isHere: work === null && isMine },
    { text: words.keyItems[language], work: null, mine: null, key: 'yes', isHere: work === null && !isMine && isKey },
  ]
  return html`<nav class="tabs" aria-label="${words.whichCases[language]}"><ul>${tabs.map(
    (tab) => html`<li><a href="${addressWith(url, { work: tab.work, mine: tab.mine, key: tab.key, after: null })}"
      ${tab.isHere ? html`aria-current="true"` : ''}>${tab.text}</a></li>`,
  )}</ul></nav>`
}

/** The lists kept under a name, each leading back to its cases. */
export function savedListLinks(saved: readonly SavedList[], url: URL, language: Language): Html {
  if (saved.length === 0) return html``
  const here = queryToSave(url.searchParams)
  return html`<nav class="saved-lists" aria-label="${words.savedLists[language]}"><span class="note">${words.savedLists[language]}</span>
    <ul>${saved.map(
      ({ name, address }) => html`<li><a href="/cases${address === '' ? '' : `?${address}`}"
        ${address === here ? html`aria-current="true"` : ''}>${name}</a></li>`,
    )}</ul></nav>`
}

/** Keeps the list as it is narrowed, ordered and shown, or forgets one. */
export function saveListForm(
  c: Context<HttpEnv>,
  url: URL,
  saved: readonly SavedList[],
  faults: readonly string[],
  typed = '',
): Html {
  const { language } = c.var
  const token = formTokenInput(c)
  return html`<details class="save-list" ${faults.length > 0 ? 'open' : ''}><summary>${words.saveList[language]}</summary>
    ${faults.map((fault) => html`<p class="notice" role="alert">${fault}</p>`)}
    <form method="post" action="/cases/lists" class="one-line">${token}
      <input type="hidden" name="address" value="${queryToSave(url.searchParams)}" />
      <label class="choice">${words.savedName[language]}<input name="name" value="${typed}" maxlength="40" required /></label>
      <button class="button">${words.save[language]}</button></form>
    ${saved.map(
      ({ name }) => html`<form method="post" action="/cases/lists/forget" class="forget">${token}
        <input type="hidden" name="name" value="${name}" /><span>${name}</span>
        <button>${words.forget[language]}<span class="visually-hidden"> ${name}</span></button></form>`,
    )}
  </details>`
}

/** Both kinds of file, of this very list. */
export function exportLinks(url: URL, language: Language): Html {
  const query = queryToSave(url.searchParams)
  const suffix = query === '' ? '' : `?${query}`
  return html`<p class="export" title="${words.exportHint[language]}">${words.export[language]}
    <a href="/exports/cases.xlsx${suffix}" data-turbo="false">Excel</a>
    <a href="/exports/cases.csv${suffix}" data-turbo="false">CSV</a>
    <a href="/papers${suffix}">${paperWords.title[language]}</a></p>`
}

const kept = [
  'q',
  'kind',
  'state',
  'unit',
  'late',
  'session',
  'subject',
  'outcome',
  'duty',
  'from',
  'to',
  'order',
  'mine',
  'work',
  'key',
  'proposer',
  'reading',
  'archived',
  'column',
]

/** What of an address makes the list, in a fixed order; where one was in it, and what no list knows, is left out. */
export function queryToSave(query: URLSearchParams): string {
  const pairs = kept.flatMap((name) => query.getAll(name).flatMap((value) => (value === '' ? [] : [[name, value]])))
  return new URLSearchParams(pairs).toString().slice(0, 2_000)
}
