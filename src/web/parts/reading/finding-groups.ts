import { isRaised } from '#intake/answer-index.ts'
import type { Quote, TextSpan } from '#kernel/text-span.ts'
import { findingWords, quotedWords, standsInText } from '#operations/finding-words.ts'
import { isAccepted } from '#operations/language-model/is-accepted.ts'
import { mayAnswer, type SeenReading } from '#operations/read-reading.ts'
import type { FindingAnswerRow, FindingRow } from '#store/readings.ts'
import { partAt } from './source-parts.ts'

export type FindingFilter = {
  readonly kind?: string
  readonly speaker?: string
  readonly article?: number
  /** Which part of a long source is shown, from 0. */
  readonly part?: number
  readonly show?: 'open' | 'answered'
}

/** A finding with its number on the page and what it is joined to. */
export type NumberedFinding = {
  readonly number: number
  readonly finding: FindingRow
  /** As one reads them, in one line. */
  readonly words: string
  /** As words, of places within it that its finding names. */
  readonly wordsAt: (place: Quote) => string
  /** The text as it is read now does not hold its words where it stands. */
  readonly isGone: boolean
  /** A person accepted it of what a model proposed. */
  readonly isFromModel: boolean
  /** For what was said: the passages that answer it, best first. */
  readonly answers: readonly { readonly number: number; readonly answer: FindingAnswerRow }[]
  /** For what was said: the numbers of what it is still linked to though that asks for an answer itself by now. */
  readonly formerAnswers: readonly number[]
  /** For what was answered: the numbers of what it answers. */
  readonly answersTo: readonly number[]
}

/** The part of a source that is shown, among all its parts. */
export type ShownPart = { readonly parts: readonly TextSpan[]; readonly part: number }

export type FindingGroups = {
  /** The parts of the source that hold something of what the page is narrowed to. */
  readonly parts: readonly number[]
  readonly said: readonly NumberedFinding[]
  readonly answered: readonly NumberedFinding[]
}

/** The page's two columns: what was said and what was answered in a part of the source, numbered in the order of the whole. */
export function groupFindings(reading: SeenReading, filter: FindingFilter, { parts, part }: ShownPart): FindingGroups {
  const numbers = new Map(reading.findings.map((finding, index) => [finding.id, index + 1]))
  const answering = new Set(reading.findings.filter(mayAnswer).map((one) => one.id))
  const asking = new Set(
    reading.findings.filter((one) => one.standing !== 'dropped' && isRaised(one)).map((one) => one.id),
  )
  const standing = reading.answers.filter((one) => one.standing !== 'dropped')
  const links = standing.filter((one) => answering.has(one.answer_id))
  const former = Map.groupBy(
    standing.filter((one) => asking.has(one.answer_id)),
    (link) => link.finding_id,
  )
  const bySaid = Map.groupBy(links, (link) => link.finding_id)
  const byAnswer = Map.groupBy(links, (link) => link.answer_id)

  const accepted = new Set(reading.corrections.filter(isAccepted).map((one) => one.finding_id))

  const answersOf = (finding: FindingRow) =>
    (bySaid.get(finding.id) ?? []).map((answer) => ({ number: numbers.get(answer.answer_id) ?? 0, answer }))
  const asked = reading.findings.filter((finding) => passes(finding, bySaid.has(finding.id), filter))
  const shown = asked
    .filter(({ span_start }) => partAt(parts, span_start) === part)
    .map((finding) => ({
      number: numbers.get(finding.id) ?? 0,
      finding,
      words: findingWords(reading.text, finding),
      wordsAt: (place: Quote) => quotedWords(reading.text, place),
      isGone: !standsInText(reading.text, finding),
      isFromModel: accepted.has(finding.id),
      answers: answersOf(finding),
      formerAnswers: (former.get(finding.id) ?? []).map((link) => numbers.get(link.answer_id) ?? 0),
      answersTo: (byAnswer.get(finding.id) ?? [])
        .map((link) => numbers.get(link.finding_id) ?? 0)
        .sort((a, b) => a - b),
    }))
  return {
    parts: [...new Set(asked.map(({ span_start }) => partAt(parts, span_start)))],
    said: shown.filter((one) => isRaised(one.finding)),
    answered: shown.filter((one) => !isRaised(one.finding)),
  }
}

/**
 * The finding that has the focus after an act on one: that very one, or, where the act took it out of what is shown, the next
 * in the order of the source, so that whoever goes through a list with the keys stays where they were. Empty where none is shown.
 */
export function standingAt(
  { said, answered }: Pick<FindingGroups, 'said' | 'answered'>,
  { findings }: SeenReading,
  at: string,
): string {
  const number = findings.findIndex(({ id }) => id === at) + 1
  if (number === 0) return ''
  const shown = [...said, ...answered].sort((a, b) => a.number - b.number)
  return (shown.find((one) => one.number >= number) ?? shown.at(-1))?.finding.id ?? ''
}

function passes(finding: FindingRow, isAnswered: boolean, filter: FindingFilter): boolean {
  if (filter.kind !== undefined && finding.kind !== filter.kind) return false
  if (filter.speaker !== undefined && finding.speaker !== filter.speaker) return false
  if (filter.article !== undefined && finding.article !== filter.article) return false
  if (filter.show === undefined || !isRaised(finding)) return true
  return isAnswered === (filter.show === 'answered')
}
