import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { type Codes, share, sumOf } from '#operations/figures.ts'
import type { SatisfactionRule } from '#operations/report/satisfaction-rule.ts'
import type { PublicFigures } from '#operations/small-cells.ts'
import type { Html } from '#web/html.ts'
import { statisticsWords as words } from '#web/words/statistics-words.ts'

export type StatisticsTables = {
  readonly groups: readonly PublicFigures[]
  readonly total: PublicFigures
  readonly heading: string
  readonly groupName: (group: string | null) => string
  /** The codes of a list in the law's own order and words. */
  readonly codes: (
    list: 'outcome' | 'attitude' | 'result',
  ) => readonly { readonly code: string; readonly label: string }[]
  /** Words in the terms of the kind of case. */
  readonly say: (label: Label) => string
  /** What ratings are a share of, by which law. */
  readonly satisfaction: SatisfactionRule
  readonly language: Language
}

/**
 * The figures in tables, with links to each; each share stands with its numerator and denominator, and what is left out of it. A
 * kind of case without outcomes or ratings has no tables of them.
 */
export function statisticsTables(tables: StatisticsTables): Html {
  const { language } = tables
  const lists = (['outcome', 'attitude', 'result'] as const).filter((list) => codesOf(tables, list).length > 0)
  const ratings = lists.filter((list) => list !== 'outcome')
  const titles = { handling: tables.say(words.handling), ...titlesOfCodes(language) }
  return html`${contents(['handling', ...lists], titles, language)}${countsTable(tables, titles.handling)}
    ${lists.includes('outcome') ? codesTable(tables, 'outcome', titles.outcome) : ''}
    ${ratings.length === 0 ? '' : html`<p class="hint">${baseText(tables)}</p>`}
    ${ratings.map((list) => codesTable(tables, list, titles[list]))}`
}

type CodeList = 'outcome' | 'attitude' | 'result'

/** Which table: what its heading is linked to by. */
type TableName = 'handling' | CodeList

function titlesOfCodes(language: Language): Readonly<Record<CodeList, string>> {
  return { outcome: words.outcomes[language], attitude: words.attitude[language], result: words.result[language] }
}

/** Where each table is, when there are several. */
function contents(names: readonly TableName[], titles: Readonly<Record<TableName, string>>, language: Language): Html {
  if (names.length === 1) return html``
  return html`<nav class="more" aria-label="${words.contents[language]}">${names.map(
    (name) => html`<a href="#${headingId(name)}">${titles[name]}</a>`,
  )}</nav>`
}

function headingId(name: TableName): string {
  return `figures-${name}`
}

function countsTable(tables: StatisticsTables, title: string): Html {
  const { language } = tables
  const headings = [words.received, words.accepted, words.declined, words.answered, words.onTime, words.key].map(
    tables.say,
  )
  const withheld = words.withheld[language]
  const of = (part: number | null, whole: number | null) =>
    part === null || whole === null ? withheld : share(part, whole)
  return table(
    tables,
    { name: 'handling', title, headings },
    ({ received, accepted, declined, answered, onTime, timed, keyItems, keyAnswered }) => [
      received === null ? withheld : String(received),
      of(accepted, received),
      of(declined, received),
      of(answered, accepted),
      of(onTime, timed),
      of(keyAnswered, keyItems),
    ],
  )
}

/** The law's codes, and what was counted besides. */
function codesOf({ codes, total }: StatisticsTables, list: CodeList) {
  const known = codes(list)
  const others = Object.keys(total[list] ?? {}).filter((code) => !known.some((one) => one.code === code))
  return [...known, ...others.map((code) => ({ code, label: code }))]
}

function codesTable(tables: StatisticsTables, list: CodeList, title: string): Html {
  const { language } = tables
  const codes = codesOf(tables, list)
  const isRating = list !== 'outcome'
  const headings = [
    ...codes.map(({ label }) => label),
    ...(isRating ? [words.rated[language], words.excluded[language]] : []),
  ]
  return table(tables, { name: list, title, headings }, (figures) => {
    const counted: Codes | null = figures[list]
    if (counted === null) return null
    const all = sumOf(counted)
    if (!isRating) return codes.map(({ code }) => share(counted[code] ?? 0, all))
    const { answered } = figures
    const isOfAll = tables.satisfaction.base === 'all_replied'
    if (isOfAll && answered === null) return null
    const base = isOfAll ? (answered ?? 0) : all
    const excluded = isOfAll ? '0' : answered === null ? words.withheld[language] : String(answered - all)
    return [...codes.map(({ code }) => share(counted[code] ?? 0, base)), String(all), excluded]
  })
}

/** Whose rule the ratings' base is; where the law does not say, that it is this installation's own. */
function baseText({ satisfaction: { source, label, law, verified }, language }: StatisticsTables): string {
  if (source === null) return `${words.noBaseRule[language]}${law[language]}`
  const unverified = verified ? '' : words.unverified[language]
  return `${words.baseRule[language]}${label[language]}${language === 'zh' ? '——' : ' — '}${source}${unverified}`
}

type CellsOf = (figures: PublicFigures) => readonly string[] | null

type Heads = { readonly name: TableName; readonly title: string; readonly headings: readonly string[] }

/** The total first, then each group of which something is told; of which nothing is, those are named once below it. */
function table(tables: StatisticsTables, { name, title, headings }: Heads, cellsOf: CellsOf): Html {
  const { groups, total, heading, groupName, language } = tables
  const withheld = words.withheld[language]
  const cells = (figures: PublicFigures) => {
    const told = cellsOf(figures)
    return told?.every((text) => text === withheld) === true ? null : told
  }
  const row = (label: string, told: readonly string[] | null) =>
    html`<th scope="row">${label}</th>${
      told === null
        ? html`<td colspan="${headings.length}">${withheld}</td>`
        : told.map((text) => html`<td>${text}</td>`)
    }`
  const rows = groups.map((figures) => ({ label: groupName(figures.group), told: cells(figures) }))
  const untold = rows.filter(({ told }) => told === null).map(({ label }) => label)
  return html`<section class="statistics"><h2 id="${headingId(name)}">${title}</h2>
    <div class="table-scroll" role="region" tabindex="0" aria-labelledby="${headingId(name)}"><table class="figures">
    <thead><tr><th scope="col">${heading}</th>${headings.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
    <tbody><tr class="total">${row(words.total[language], cells(total))}</tr>${rows
      .filter(({ told }) => told !== null)
      .map(({ label, told }) => html`<tr>${row(label, told)}</tr>`)}</tbody></table></div>
    ${untold.length === 0 ? '' : html`<p class="hint">${untoldText(tables, untold)}</p>`}
  </section>`
}

/** Of which groups a table tells nothing, where it does not tell nothing of any. */
function untoldText({ groups, heading, language }: StatisticsTables, untold: readonly string[]): string {
  return untold.length === groups.length
    ? words.withheldOfAll(heading)[language]
    : `${words.withheldOf[language]}${untold.join(language === 'zh' ? '、' : ', ')}`
}
