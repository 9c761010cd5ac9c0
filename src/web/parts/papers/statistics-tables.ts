import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { type Codes, share, sumOf } from '#operations/figures.ts'
import type { SatisfactionRule } from '#operations/report/satisfaction-rule.ts'
import type { PublicFigures } from '#operations/small-cells.ts'
import type { Html } from '#web/html.ts'
import { cell } from '#web/parts/case-table.ts'
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
 * The figures in tables; each share stands with its numerator and denominator, and what is left out of it. A kind of case
 * without outcomes or ratings has no tables of them.
 */
export function statisticsTables(tables: StatisticsTables): Html {
  const { language } = tables
  const ratings = (['attitude', 'result'] as const).filter((list) => codesOf(tables, list).length > 0)
  return html`${countsTable(tables)}
    ${codesOf(tables, 'outcome').length === 0 ? '' : codesTable(tables, 'outcome', words.outcomes[language])}
    ${ratings.length === 0 ? '' : html`<p class="hint">${baseText(tables)}</p>`}
    ${ratings.map((list) => codesTable(tables, list, words[list][language]))}`
}

function countsTable(tables: StatisticsTables): Html {
  const { language } = tables
  const headings = [words.received, words.accepted, words.declined, words.answered, words.onTime, words.key].map(
    tables.say,
  )
  const withheld = words.withheld[language]
  const of = (part: number | null, whole: number | null) =>
    part === null || whole === null ? withheld : share(part, whole)
  return table(
    tables,
    tables.say(words.handling),
    headings,
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

type CodeList = 'outcome' | 'attitude' | 'result'

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
  return table(tables, title, headings, (figures) => {
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

function table(tables: StatisticsTables, title: string, headings: readonly string[], cellsOf: CellsOf): Html {
  const { groups, total, heading, groupName, language } = tables
  const row = (figures: PublicFigures, name: string, isTotal: boolean) => {
    const cells = cellsOf(figures) ?? headings.map(() => words.withheld[language])
    return html`<tr role="row" ${isTotal ? html`class="total"` : html`data-row`}>${cell('title', heading, name)}${cells.map(
      (text, index) => cell('figure', headings[index] ?? '', text),
    )}</tr>`
  }
  return html`<section class="statistics"><h2>${title}</h2><table class="list list-figures" role="table">
    <caption class="visually-hidden">${title}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="col-title">${heading}</th>${headings.map(
      (text) => html`<th scope="col" role="columnheader" class="col-figure">${text}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${groups.map((figures) => row(figures, groupName(figures.group), false))}${row(total, words.total[language], true)}</tbody>
  </table></section>`
}
