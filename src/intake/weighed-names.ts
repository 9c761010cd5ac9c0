import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { canBeGiven } from './given-characters.ts'
import { type LikelyName, pickNames, weighCandidates } from './likely-names.ts'
import type { NameRun, NameSpan } from './name-runs.ts'
import type { NameWeights } from './name-weights.ts'
import { opening } from './opening.ts'
import { titleBefore } from './role-words.ts'

/** What the rules took for names, weighed: where names stand, and which of them stand in a row. */
export type WeighedNames = { readonly names: readonly NameSpan[]; readonly rows: readonly NameRun[] }

/** A name the rules found goes below this, one they did not find comes above it (logs of odds). */
const gone = -1.5
const sure = 0.5
/** Annotated pages often leave out who wrote them: what was learned there does not count against the rules. */
const goneWriter = -8
/** Between two names of a row one more is expected. */
const expected = -3

/** Adds names the rules missed, drops or cuts anew what is none, and joins names that stand in a row. */
export function weighNames(
  text: string,
  found: readonly TextSpan[],
  rows: readonly NameRun[],
  weights: NameWeights,
): WeighedNames {
  const ruled = new Set(found.map(placeOf))
  const isRuled = (one: TextSpan) => ruled.has(placeOf(one))
  const likely = weighCandidates(text, found, weights)
  const least = (one: TextSpan) => (!isRuled(one) ? sure : isWriter(text, one.start) ? goneWriter : gone)
  const eligible = likely.map((one) => ({ ...one, odds: one.odds - least(one) }))
  const names = pickNames(eligible, 0).map(({ start, end }) => nameAt(text, start, end))
  return joinRows(text, names, rows, new Map(likely.map((one) => [placeOf(one), one])))
}

/** A number for a span. */
const placeOf = ({ start, end }: TextSpan) => start * 64 + end - start

const writers = /(?:记者|通讯员|摄影)[ :]{0,3}(?:[\u3400-\u9fff]{2,4}[ 、]{1,3}){0,3}$/

function isWriter(text: string, at: number): boolean {
  return writers.test(text.slice(Math.max(0, at - 20), at))
}

function nameAt(text: string, start: number, end: number): NameSpan {
  return { name: withoutSpaces(text.slice(start, end)), start, end }
}

const joint = opening(/^(?: ?\([^()\n]{1,20}\))?(?: {0,3}[、和与及] {0,3}|以及| {1,4})$/)
const oneBetween = opening(/^(?: ?\([^()\n]{1,20}\))?、 ?(?<name>[\u3400-\u9fff]{2,4}) ?、$/)

const office = /^(?: ?\([^()\n]{1,20}\))?(?: ?[,、] ?|和|及|以及)(?<title>[\u3400-\u9fff、()“”]{2,30})$/
/** Words that tell what somebody did: an office behind them begins another clause. */
const told = /[说称请向对在由的于作]|表示|主持|参加|出席|列席|会见|建议|介绍|指出|强调|陪同|听取|来到|认为|提出/

const spokenFor = opening(/^[,、]代表[\u3400-\u9fff]{2,14}的$/)

/** 市长甲,副市长乙: between the names nothing but the office of the second, or whom the second speaks for. */
function isOffice(text: string, from: number, to: number): boolean {
  if (spokenFor.test(text.slice(from, Math.min(to, from + 20)))) return true
  const title = to - from > 34 ? undefined : office.exec(text.slice(from, to))?.groups?.title
  return title !== undefined && !told.test(title) && titleBefore(text, to - title.length, to) !== undefined
}

function joinRows(
  text: string,
  names: readonly NameSpan[],
  rows: readonly NameRun[],
  likely: ReadonlyMap<number, LikelyName>,
): WeighedNames {
  const all: NameSpan[] = []
  const joined: NameRun[] = []
  let row: NameSpan[] = []
  let nextOld = 0
  // Rows close in the order of the text, and those of the rules stand in it.
  const wasRow = ({ start }: NameSpan, { end }: NameSpan) => {
    while ((rows[nextOld]?.end ?? Number.POSITIVE_INFINITY) <= start) nextOld += 1
    return (rows[nextOld]?.start ?? Number.POSITIVE_INFINITY) < end
  }
  const close = () => {
    const first = row[0]
    const last = row.at(-1)
    if (first !== undefined && last !== undefined) {
      if (row.length >= 3 || (row.length === 2 && wasRow(first, last)))
        joined.push({
          start: first.start,
          end: last.end,
          names: row,
          titleEnd: titleBefore(text, Math.max(0, first.start - 8), first.start) === undefined ? -1 : first.start,
        })
    }
    row = []
  }
  for (const name of names) {
    const last = row.at(-1)
    if (last !== undefined) {
      const between = text.slice(last.end, Math.min(name.start, last.end + 40))
      const missing = oneBetween.exec(between)?.groups?.name
      if (missing !== undefined) {
        const start = name.start - 1 - missing.length - (text.charAt(name.start - 2) === ' ' ? 1 : 0)
        const extra = nameAt(text, start, start + missing.length)
        if (
          (likely.get(placeOf(extra))?.odds ?? Number.NEGATIVE_INFINITY) > expected &&
          canBeGiven(missing.charCodeAt(1))
        ) {
          row.push(extra)
          all.push(extra)
        } else close()
      } else if (!joint.test(between) && !isOffice(text, last.end, name.start)) close()
    }
    row.push(name)
    all.push(name)
  }
  close()
  return { names: all, rows: joined }
}
