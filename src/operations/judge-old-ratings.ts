import type { CaseFile } from '#engine/case-file.ts'
import type { Instance } from '#engine/view.ts'
import { textOf, viewOf } from '#engine/view.ts'
import type { PastRating } from '#intake/tables/judge-past-rating.ts'
import { judgeRating, numbersMeant, type RatedCase, raterKey } from '#intake/tables/judge-ratings.ts'
import type { JudgedLine, LineFault } from '#intake/tables/line-notes.ts'
import type { TableLine } from '#intake/tables/table-lines.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { authorsOf } from '#procedures/handling/named.ts'
import { oldAnswer, pastRatings } from '#procedures/handling/past-rating-rules.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { listCasesNumbered } from '#store/past-cases.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ImportOptions, JudgedAgainst } from './import-options.ts'
import { lawsOf } from './judge-cases.ts'

/** A line of old ratings as it was judged; where it is good, the rating and the case it goes to. */
export type JudgedRatingLine = {
  readonly judged: JudgedLine
  readonly rating: { readonly caseFile: CaseFile; readonly rating: PastRating } | null
}

/** Judges lines in their order, part by part; remembers whose ratings it has seen, so that none is given twice. */
export type RatingJudge = (db: Db, lines: readonly TableLine[]) => Promise<readonly JudgedRatingLine[]>

/** A judge of old ratings, by the cases as they stand when it is asked. */
export function ratingJudge({ procedure, place }: ImportOptions, { on, profiles }: JudgedAgainst): RatingJudge {
  const laws = lawsOf(profiles, procedure, place)
  const seen = new Map<string, number>()
  return async (now, lines) => {
    const numbers = [...new Set(lines.flatMap(({ values }) => numbersMeant(values, laws)))]
    const byNumber = await listCasesNumbered(now, procedure, numbers)
    const files = new Map((await listCaseFiles(now, [...new Set(byNumber.values())])).map((file) => [file.id, file]))
    const rated = await ratedCases(now, profiles, [...files.values()])
    const cases = new Map(
      [...byNumber].flatMap(([number, id]) => {
        const one = rated.get(id)
        return one === undefined ? [] : [[number, one] as const]
      }),
    )
    return lines.map((line) => {
      const { line: at, about, rating, sameAs, faults: found, doubts } = judgeRating(line, { cases, laws, today: on })
      const faults: LineFault[] = [...found]
      const earlier = rating === null ? undefined : earlierLine(seen, at, `${rating.caseId} ${raterKey(rating.rating)}`)
      if (earlier !== undefined) faults.push({ code: 'duplicate_line', field: 'rater', value: String(earlier) })
      const verdict = faults.length > 0 ? 'wrong' : sameAs === null ? 'add' : 'same'
      const target = sameAs ?? rating?.caseId ?? null
      const judged: JudgedLine = { line: at, verdict, about, target, values: {}, changes: [], faults, doubts }
      const caseFile = files.get(rating?.caseId ?? '')
      return { judged, rating: rating === null || caseFile === undefined ? null : { ...rating, caseFile } }
    })
  }
}

function earlierLine(seen: Map<string, number>, line: number, key: string): number | undefined {
  const earlier = seen.get(key)
  if (earlier === undefined) seen.set(key, line)
  return earlier
}

async function ratedCases(
  db: Db,
  profiles: Profiles,
  files: readonly CaseFile[],
): Promise<ReadonlyMap<string, RatedCase>> {
  const views = files.map((file) => ({ file, view: viewOf(file) }))
  const names = await listPersonNames(db, [...new Set(views.flatMap(({ view }) => authorsOf(view)))])
  return new Map(
    views.map(({ file, view }) => {
      const { profile: law } = getLaw(profiles, file.procedure, file.profile)
      const answer = oldAnswer(view)
      const isArchived = view.instances.some(({ machine }) => machine === 'archiving')
      const rated: RatedCase = {
        id: file.id,
        title: textOf(view.facts.title),
        law,
        isLawOfThen: law.effectiveFrom <= (file.events[0]?.on ?? law.effectiveFrom),
        authors: authorsOf(view).map((id) => ({ id, name: names.get(id) ?? id })),
        authorName: textOf(view.facts.proposerName),
        answered: isArchived
          ? { not: 'case_archived' }
          : answer === undefined
            ? { not: view.facts.importFile === undefined ? 'case_of_here' : unansweredOr(view.instances) }
            : { on: answer.since },
        ratings: pastRatings(view).map(ratingIn),
      }
      return [file.id, rated] as const
    }),
  )
}

/** An old case without an answer of its own was answered here, or not at all. */
function unansweredOr(instances: readonly Instance[]): 'case_unanswered' | 'case_of_here' {
  return instances.some(({ machine }) => machine === 'reply') ? 'case_of_here' : 'case_unanswered'
}

function ratingIn({ fields, since }: Instance): PastRating {
  const { rater, raterName, pastWords: words, pastComment: comment } = fields
  const codes = {
    attitude: fields.pastAttitude,
    result: fields.pastResult,
    heardBy: fields.pastHeardBy,
    pertinence: fields.pastPertinence,
    headReplied: fields.pastHeadReplied,
  }
  const given = Object.entries(codes).filter(([, code]) => code !== undefined)
  return {
    codes: Object.fromEntries(given.map(([part, code]) => [part, textOf(code)])),
    ...(words === undefined ? {} : { words: textOf(words) }),
    ...(comment === undefined ? {} : { comment: textOf(comment) }),
    rater: rater !== undefined ? { id: textOf(rater) } : raterName !== undefined ? { name: textOf(raterName) } : null,
    on: plainDate(since),
  }
}
