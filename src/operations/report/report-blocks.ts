import type { Procedure } from '#engine/procedure.ts'
import { neutralScale } from '#engine/profile.ts'
import { worded } from '#engine/terms.ts'
import type { Label, Language } from '#kernel/label.ts'
import { type Codes, type Figures, share, sumOf } from '#operations/figures.ts'
import { officialDay } from '#operations/papers/official-day.ts'
import type { AnnualReport } from './read-annual-report.ts'
import { reportWords as words } from './report-words.ts'
import type { DueReport } from './reports-due.ts'
import { scaleWords } from './scale-words.ts'

/** A piece of the report, the same on the page and in Word. */
export type ReportBlock =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The year's report in the words of its law, every share with its numerator, its denominator and what is left out. */
export function reportBlocks(report: AnnualReport, language: Language): readonly ReportBlock[] {
  const say = (label: Label) => worded(label, report.procedure.terms)[language]
  return [
    ...opening(report, language, say),
    { kind: 'heading', text: say(words.summary) },
    ...summary(report, language, say),
    ...groups(report, language, say),
    ...outcomes(report, language, say),
    ...satisfaction(report, language, say),
    ...matters(report, say),
    ...due(report, language, say),
  ]
}

type Say = (label: Label) => string

function opening(
  { year, procedure, profile, unit }: AnnualReport,
  language: Language,
  say: Say,
): readonly ReportBlock[] {
  const title =
    language === 'zh'
      ? `${year}年${procedure.title.zh}${words.title.zh}`
      : `${words.title.en}: ${procedure.title.en}, ${year}`
  return [
    { kind: 'title', text: title },
    ...(unit === null
      ? []
      : [{ kind: 'note' as const, text: `${say(words.ofUnit)}${language === 'zh' ? unit.name_zh : unit.name_en}` }]),
    { kind: 'note', text: `${say(words.basis)}${profile.source}` },
  ]
}

function summary(report: AnnualReport, language: Language, say: Say): readonly ReportBlock[] {
  const { year, matters: found } = report
  const { received, accepted, declined, answered, timed, onTime } = report.byUnit.total
  const filed = say({ zh: '{file}', en: '{filed}' })
  const texts =
    language === 'zh'
      ? [
          `${year}年，共收到${received}件，${filed}${accepted}件，不予${filed}${declined}件。`,
          `已答复${answered}件，占${filed}的${share(answered, accepted)}；有答复期限的答复中，按期答复${share(onTime, timed)}。`,
          `尚未答复${found.unanswered}件，其中已过答复期限${found.unansweredLate}件。`,
          ...(!promisesDays(report.procedure)
            ? []
            : [
                `答复中承诺了完成日的${found.promised}件：按期落实${found.kept}件，逾期落实${found.keptLate}件，逾期未落实${found.overdue}件，未到期${found.notDue}件。`,
              ]),
        ]
      : [
          `In ${year}, ${received} cases were received; ${accepted} were ${filed} and ${declined} declined.`,
          `${answered} were answered, ${share(answered, accepted)} of those ${filed}; of the answers that had a deadline, ${share(onTime, timed)} came on time.`,
          `${found.unanswered} are without an answer, ${found.unansweredLate} of them past their last day.`,
          ...(!promisesDays(report.procedure)
            ? []
            : [
                `${found.promised} answers promised a day: ${found.kept} were kept in time, ${found.keptLate} late, ${found.overdue} are past their day and not kept, ${found.notDue} are not due yet.`,
              ]),
        ]
  return texts.map((text) => ({ kind: 'text', text }))
}

function groups(
  { byUnit, bySubject, units, profile }: AnnualReport,
  language: Language,
  say: Say,
): readonly ReportBlock[] {
  const subjects = new Map((profile.lists.subject ?? []).map(({ code, label }) => [code, label[language]]))
  const unitName = (id: string) => {
    const unit = units.get(id)
    return unit === undefined ? id : language === 'zh' ? unit.name_zh : unit.name_en
  }
  const headings = [words.name, words.received, words.accepted, words.declined, words.answered, words.onTime].map(say)
  const row = (name: string, { received, accepted, declined, answered, onTime, timed }: Figures) => [
    name,
    String(received),
    share(accepted, received),
    share(declined, received),
    share(answered, accepted),
    share(onTime, timed),
  ]
  const table = (found: AnnualReport['byUnit'], nameOf: (group: string) => string): ReportBlock => ({
    kind: 'table',
    headings,
    rows: [
      ...found.groups.map((one) => row(one.group === null ? say(words.none) : nameOf(one.group), one)),
      row(say(words.total), found.total),
    ],
  })
  return [
    { kind: 'heading', text: say(words.byUnit) },
    table(byUnit, unitName),
    { kind: 'heading', text: say(words.bySubject) },
    table(bySubject, (code) => subjects.get(code) ?? code),
  ]
}

function outcomes({ byUnit: { total }, profile }: AnnualReport, language: Language, say: Say): readonly ReportBlock[] {
  const entries = profile.lists.outcome ?? []
  const known = new Set(entries.map(({ code }) => code))
  const others = Object.keys(total.outcome).filter((code) => !known.has(code))
  if (entries.length === 0 && others.length === 0) return []
  const counted = (code: string) => share(total.outcome[code] ?? 0, total.answered)
  const scaled = neutralScale.flatMap((scale) => {
    const codes = entries.filter((entry) => entry.scale === scale)
    const n = codes.reduce((all, { code }) => all + (total.outcome[code] ?? 0), 0)
    return codes.length === 0 ? [] : [[scaleWords[scale][language], share(n, total.answered)]]
  })
  return [
    { kind: 'heading', text: say(words.outcomes) },
    { kind: 'note', text: say(words.outcomesHint) },
    {
      kind: 'table',
      headings: [words.outcome, words.definition, words.figure].map(say),
      rows: [
        ...entries.map(({ code, label, definition, source }) => [
          label[language],
          [definition?.[language] ?? '', source ?? '']
            .filter((text) => text !== '')
            .join(language === 'zh' ? '。' : '. '),
          counted(code),
        ]),
        ...others.map((code) => [code, '', counted(code)]),
      ],
    },
    { kind: 'table', headings: [words.scale, words.figure].map(say), rows: scaled },
  ]
}

function satisfaction(
  { byUnit: { total }, profile, satisfaction: rule }: AnnualReport,
  language: Language,
  say: Say,
): readonly ReportBlock[] {
  const table = (list: 'attitude' | 'result'): readonly ReportBlock[] => {
    const entries = profile.lists[list] ?? []
    const codes: Codes = total[list]
    if (entries.length === 0 && sumOf(codes) === 0) return []
    const rated = sumOf(codes)
    const base = rule.base === 'all_replied' ? total.answered : rated
    return [
      {
        kind: 'table',
        headings: [say(words[list]), say(words.share)],
        rows: [
          ...entries.map(({ code, label }) => [label[language], share(codes[code] ?? 0, base)]),
          [say(words.rated), share(rated, total.answered)],
          [say(words.excluded), String(rule.base === 'all_replied' ? 0 : total.answered - rated)],
        ],
      },
    ]
  }
  const tables = [...table('attitude'), ...table('result')]
  if (tables.length === 0) return []
  const unverified = rule.verified ? '' : say(words.unverified)
  const whose =
    rule.source === null
      ? `${say(words.noRule)}${rule.law[language]}`
      : `${say(words.rule)}${rule.label[language]}${language === 'zh' ? '——' : ' — '}${rule.source}${unverified}`
  return [{ kind: 'heading', text: say(words.satisfaction) }, { kind: 'note', text: whose }, ...tables]
}

function matters({ matters: found, byUnit, hasKeyCases, procedure }: AnnualReport, say: Say): readonly ReportBlock[] {
  const { accepted } = byUnit.total
  const table = (rows: readonly (readonly [Label, string])[]): ReportBlock => ({
    kind: 'table',
    headings: [words.item, words.share].map(say),
    rows: rows.map(([label, text]) => [say(label), text]),
  })
  const promises: readonly ReportBlock[] = [
    { kind: 'heading', text: say(words.promises) },
    { kind: 'note', text: say(words.promisesHint) },
    table([
      [words.promised, String(found.promised)],
      [words.kept, share(found.kept, found.promised)],
      [words.keptLate, share(found.keptLate, found.promised)],
      [words.overdue, share(found.overdue, found.promised)],
      [words.notDue, share(found.notDue, found.promised)],
    ]),
  ]
  return [
    ...(promisesDays(procedure) ? promises : []),
    { kind: 'heading', text: say(words.unanswered) },
    table([
      [words.unansweredAll, share(found.unanswered, accepted)],
      [words.unansweredLate, share(found.unansweredLate, found.unanswered)],
    ]),
    ...(hasKeyCases
      ? [
          { kind: 'heading' as const, text: say(words.key) },
          table([
            [words.keyAll, share(found.key, accepted)],
            [words.keyAnswered, share(found.keyAnswered, found.key)],
          ]),
        ]
      : []),
  ]
}

/** True for a kind of case whose answers may name a day by which something is done. */
function promisesDays(procedure: Procedure): boolean {
  return procedure.clocks.promise !== undefined
}

function due({ reports }: AnnualReport, language: Language, say: Say): readonly ReportBlock[] {
  return [
    { kind: 'heading', text: say(words.due) },
    reports.length === 0
      ? { kind: 'text', text: say(words.noneDue) }
      : {
          kind: 'table',
          headings: [words.who, words.toWhom, words.byWhen, words.whatLaw].map(say),
          rows: reports.map((one) => dueRow(one, language, say)),
        },
  ]
}

function dueRow(
  { by, to, due: day, day: named, text, source, verified }: DueReport,
  language: Language,
  say: Say,
): readonly string[] {
  const noDay = say(named === 'before_session' ? words.beforeSession : words.noDay)
  const when = day === null ? noDay : language === 'zh' ? officialDay(day) : day
  return [
    say(by === 'unit' ? words.eachUnit : words.office),
    to[language],
    `${when}${verified || day === null ? '' : say(words.unverified)}`,
    `${text[language]} ${source}`,
  ]
}
