import { answerWords } from '#intake/answer-words.ts'
import type { AskedAndAnswered, Passage, PointAsked, Remark } from './found-in-reply.ts'

/** Everything that stands out in a reply, in the order in which a reviewer would ask. */
export function remarksOn(
  case_: AskedAndAnswered,
  points: readonly PointAsked[],
  passages: readonly Passage[],
): Remark[] {
  if (case_.reply.trim() === '') return points.length === 0 ? [{ code: 'no_points_found', places: [] }] : []
  return [
    ...(points.length === 0 ? [{ code: 'no_points_found', places: [] } as const] : []),
    ...otherTitle(case_),
    ...againstOutcome(case_, passages),
    ...ownWords(passages),
    ...length(points, passages),
  ]
}

/** A title that names a suggestion: 《关于…的建议》. */
const titles = /[《“"]?(关于[^《》“”"。;；]{4,80}?的(?:建议|提案|议案|意见|批评))[》”"]?/g
const leastAlike = 0.4

/** The reply names a suggestion, and none that it names is this one. */
function otherTitle({ title, reply }: AskedAndAnswered): Remark[] {
  const own = answerWords(title).grams
  const named = [...reply.matchAll(titles)].filter((found) => /[《“"]/.test(found[0].charAt(0)))
  if (own.size === 0 || named.length === 0) return []
  const isOwn = named.some((found) => {
    const { grams } = answerWords(found[1] ?? '')
    const shared = [...grams].filter((gram) => own.has(gram)).length
    return shared >= Math.min(own.size, grams.size) * leastAlike
  })
  if (isOwn) return []
  return [
    { code: 'other_title', places: named.map((found) => ({ start: found.index, end: found.index + found[0].length })) },
  ]
}

function againstOutcome({ outcome, on }: AskedAndAnswered, passages: readonly Passage[]): Remark[] {
  if (outcome === null) return []
  const remarks: Remark[] = []
  const isDone = passages.some((one) => one.tells === 'done' && one.measures.length > 0)
  if (outcome.scale === 'resolved' && !isDone) {
    const intended = passages.filter((one) => one.kind === 'said' && (one.isHollow || one.tells === 'to_come'))
    remarks.push({ code: 'solved_but_nothing_done', places: intended })
  }
  if (!outcome.demandsDay) return remarks
  if (outcome.doneBy !== null && outcome.doneBy < on) remarks.push({ code: 'day_past', places: [] })
  const days = passages.filter((one) => one.tells === 'to_come').flatMap((one) => one.dates)
  const passed = days.filter(({ until }) => until !== null && until < on)
  const ahead = days.filter(({ until }) => until === null || until >= on)
  if (ahead.length === 0 && passed.length > 0) remarks.push({ code: 'day_past', places: passed })
  else if (ahead.length === 0) remarks.push({ code: 'day_not_named', places: [] })
  return remarks
}

/** Of a reply that for the most part only says again what was asked. */
function ownWords(passages: readonly Passage[]): Remark[] {
  const again = passages.filter((one) => one.isAgain && one.kind !== 'courtesy')
  const said = passages.filter((one) => one.kind !== 'courtesy')
  if (again.length === 0 || again.length * 3 < said.length) return []
  return [{ code: 'own_words_again', places: again }]
}

const shortestForPoint = 16
const longest = 8_000

function length(points: readonly PointAsked[], passages: readonly Passage[]): Remark[] {
  const letters = passages.filter((one) => one.kind === 'said').reduce((sum, { start, end }) => sum + end - start, 0)
  if (letters < shortestForPoint * Math.max(1, points.length)) return [{ code: 'very_short', places: [] }]
  return letters > longest ? [{ code: 'very_long', places: [] }] : []
}
