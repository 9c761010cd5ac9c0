import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { MeetingSession, Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { type CaseColumn, caseColumns, columnHeadings } from './case-columns.ts'
import { type CaseListQuery, lawsOf } from './case-list-query.ts'
import { type Choice, choiceBox, searchBox } from './choice-box.ts'
import { kindChoices } from './kinds.ts'
import { unitName } from './request-units.ts'

export type FilterContext = {
  readonly language: Language
  readonly profiles: Profiles
  readonly units: ReadonlyMap<string, Unit>
  readonly sessions: ReadonlyMap<string, MeetingSession>
  /** Who sees every case may ask for the late ones and sort by deadline. */
  readonly seesAll: boolean
  readonly path: string
  readonly columns: readonly CaseColumn[]
  /** The address as it is: which cases are one's own and the columns stay as they were chosen. */
  readonly query: URLSearchParams
}

/** Everything a list can be narrowed by, as a form that puts it into the address. */
export function caseFilterForm(asked: CaseListQuery, context: FilterContext): Html {
  const { language } = context
  const { filter } = asked
  const isOpen =
    [
      filter.subject,
      filter.outcome,
      filter.session,
      filter.submittedFrom,
      filter.submittedTo,
      filter.duty,
      filter.archived,
    ].some((value) => value !== undefined) ||
    (filter.states?.length ?? 0) > 1 ||
    context.query.has('column')
  return html`<form class="list-filter" method="get" action="${context.path}" role="search">
    <div class="filter-line">
      ${searchBox(filter.q ?? '', language)}
      ${kindBox(filter.procedure, context)}
      ${(filter.states?.length ?? 0) > 1 ? '' : choiceBox({ name: 'state', label: words.state[language], chosen: filter.states?.[0], choices: stateChoices(language, filter.procedure) }, language)}
      ${choiceBox({ name: 'unit', label: words.unit[language], chosen: filter.unit, choices: unitChoices(context) }, language)}
      ${context.seesAll ? lateBox(asked, language) : ''}
      <button class="button">${words.filter[language]}</button>
      ${Object.keys(filter).length === 0 ? '' : html`<a class="clear" href="${context.path}">${words.clear[language]}</a>`}
    </div>
    ${carriedUnseen(context.query)} ${carried('proposer', filter.proposer, words.ofProposer[language])} ${carried('reading', filter.reading, words.ofReading[language])}
    <details class="filter-more" ${isOpen ? 'open' : ''}>
      <summary>${words.moreFilters[language]}</summary>
      <div class="filter-line">${moreFilters(asked, context)}</div>
    </details>
  </form>`
}

/** Where there is more than one kind of case. */
export function kindBox(
  chosen: string | undefined,
  { profiles, language }: Pick<FilterContext, 'profiles' | 'language'>,
): Html {
  const choices = kindChoices(profiles, language)
  if (choices.length === 0) return html``
  return choiceBox({ name: 'kind', label: words.kind[language], chosen, choices }, language)
}

function moreFilters(asked: CaseListQuery, given: FilterContext): Html {
  const { language } = given
  const context = { ...given, profiles: lawsOf(asked.filter.procedure, given.profiles) }
  const { filter, order } = asked
  const orders = [
    { value: 'newest', text: words.newest[language] },
    { value: 'updated', text: words.updated[language] },
    ...(context.seesAll ? [{ value: 'deadline', text: words.byDeadline[language] }] : []),
  ]
  return html`${choiceBox({ name: 'session', label: words.session[language], chosen: filter.session, choices: sessionChoices(context) }, language)}
    ${choiceBox({ name: 'subject', label: words.subject[language], chosen: filter.subject, choices: codeChoices('subject', context) }, language)}
    ${choiceBox({ name: 'outcome', label: words.outcome[language], chosen: filter.outcome, choices: codeChoices('outcome', context) }, language)}
    ${choiceBox({ name: 'duty', label: words.duty[language], chosen: filter.duty, choices: codeChoices('duty', context) }, language)}
    ${choiceBox({ name: 'archived', label: words.archive[language], chosen: filter.archived === undefined ? undefined : filter.archived ? 'yes' : 'no', choices: archiveChoices(language) }, language)}
    <label class="choice">${words.from[language]}<input type="date" name="from" value="${filter.submittedFrom ?? ''}" /></label>
    <label class="choice">${words.to[language]}<input type="date" name="to" value="${filter.submittedTo ?? ''}" /></label>
    <label class="choice">${words.order[language]}<select name="order">${orders.map(
      ({ value, text }) => html`<option value="${value}" ${value === order ? 'selected' : ''}>${text}</option>`,
    )}</select></label>
    ${
      filter.states !== undefined && filter.states.length > 1
        ? html`<fieldset class="choice choice-states"><legend>${words.state[language]}</legend>${stateChoices(
            language,
            filter.procedure,
          ).map(
            ({ value, text }) => html`<label class="tick"><input type="checkbox" name="state" value="${value}"
              ${filter.states?.includes(value) === true ? 'checked' : ''} /> <span>${text}</span></label>`,
          )}</fieldset>`
        : ''
    }
    <fieldset class="choice choice-states choice-columns"><legend>${words.columns[language]}</legend>${caseColumns
      .filter((column) => column !== 'title' && (column !== 'kind' || kindChoices(given.profiles, language).length > 0))
      .map(
        (column) => html`<label class="tick"><input type="checkbox" name="column" value="${column}"
          ${context.columns.includes(column) ? 'checked' : ''} /> <span>${columnHeadings[column][language]}</span></label>`,
      )}</fieldset>`
}

function archiveChoices(language: Language): readonly Choice[] {
  return [
    { value: 'yes', text: words.archived[language] },
    { value: 'no', text: words.notArchived[language] },
  ]
}

/** Which of the tabs above was chosen. */
function carriedUnseen(query: URLSearchParams): Html {
  return html`${['work', 'mine', 'key'].map((name) => {
    const value = query.get(name) ?? ''
    return value === '' ? '' : html`<input type="hidden" name="${name}" value="${value}" />`
  })}`
}

function lateBox({ filter }: CaseListQuery, language: Language): Html {
  return html`<label class="tick"><input type="checkbox" name="late" value="yes" ${filter.lateOn === undefined ? '' : 'checked'} />
    <span>${words.onlyLate[language]}</span></label>`
}

/** A condition that came with the link one followed: it stays until it is unticked. */
function carried(name: string, value: string | undefined, label: string): Html {
  if (value === undefined) return html``
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}" checked /> <span>${label}</span></label>`
}

/** The states cases of one kind, or of any, can stand in; one that several kinds have is said in the words of each. */
export function stateChoices(language: Language, kind?: string): readonly Choice[] {
  const kinds = installedProcedures.filter(({ id }) => kind === undefined || id === kind)
  const states = new Map<string, string>()
  for (const { machines } of kinds) {
    for (const [state, { label }] of Object.entries(machines.case?.states ?? {})) {
      const said = states.get(state)
      if (said === undefined) states.set(state, label[language])
      else if (said !== label[language] && !said.split(' / ').includes(label[language]))
        states.set(state, `${said} / ${label[language]}`)
    }
  }
  return [...states].map(([value, text]) => ({ value, text }))
}

export function unitChoices({ units, language }: Pick<FilterContext, 'units' | 'language'>): readonly Choice[] {
  return [...units.values()].map((unit) => ({ value: unit.id, text: unitName(unit, language) }))
}

export function sessionChoices({
  sessions,
  language,
}: Pick<FilterContext, 'sessions' | 'language'>): readonly Choice[] {
  return [...sessions.values()].map((one) => ({ value: one.id, text: language === 'zh' ? one.name_zh : one.name_en }))
}

/** The entries of a list that stands in several profiles, each code once. */
export function codeChoices(
  list: string,
  { profiles, language }: Pick<FilterContext, 'profiles' | 'language'>,
): readonly Choice[] {
  const entries = new Map(
    profiles.flatMap((profile) => (profile.lists[list] ?? []).map((entry) => [entry.code, entry.label] as const)),
  )
  return [...entries].map(([value, label]) => ({ value, text: label[language] }))
}
