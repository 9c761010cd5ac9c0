import { readFileSync } from 'node:fs'
import { isDutiful } from '#intake/duty/duty.ts'
import { readText } from '#intake/read-text.ts'
import type { Quote, TextSpan } from '#kernel/text-span.ts'
import { f1Of, type Tally } from './tally.ts'

/** A sentence somebody marked: who is to do what it says, and by when. */
export type MarkedPage = {
  readonly text: string
  readonly units: readonly TextSpan[]
  readonly due: (TextSpan & { readonly day: string | undefined }) | undefined
}

export type DutyScore = {
  readonly unit: Tally
  readonly due: Tally
  readonly days: { right: number; all: number }
  /** Marks in no item that says what is to be done. */
  readonly outside: number
}

/** The pages of one half: `zh` or `en`, `developed` or `kept-back`. `@` opens the head they stand under. */
export function markedPages(half: string): MarkedPage[] {
  const lines = readFileSync(new URL(`who-and-when/${half}.txt`, import.meta.url), 'utf8').split('\n')
  const pages: MarkedPage[] = []
  let head = ''
  for (const line of lines.filter((one) => one !== '')) {
    if (line.startsWith('@ ')) head = line.slice(2).replaceAll('|', '\n\n')
    else pages.push(pageOf(head, line))
  }
  return pages
}

/** {who} and <by when> or <by when=2026-12-31>, taken out of the words. */
function pageOf(head: string, line: string): MarkedPage {
  let text = `${head}\n\n`
  const units: TextSpan[] = []
  let due: MarkedPage['due']
  for (const { groups } of line.matchAll(/\{(?<unit>[^}]+)\}|<(?<due>[^>=]+)(?:=(?<day>[\d-]+))?>|(?<plain>[^{<]+)/g)) {
    const words = groups?.unit ?? groups?.due ?? groups?.plain ?? ''
    const span = { start: text.length, end: text.length + words.length }
    if (groups?.unit !== undefined) units.push(span)
    if (groups?.due !== undefined) due = { ...span, day: groups.day }
    text += words
  }
  return { text: `${text}\n`, units, due }
}

/** What the reader makes of it: each unit and term named with any of its items, once. */
export function dutiesRead({ text }: MarkedPage) {
  const { items } = readText(text, { name: 'page', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' })
  const units = items.flatMap(({ unit, joint }) => [...(unit === undefined ? [] : [unit]), ...(joint ?? [])])
  return { items, units: once(units), dues: once(items.flatMap(({ due }) => due ?? [])) }
}

function once<Span extends TextSpan>(spans: readonly Span[]): Span[] {
  return spans.filter((span, at) => spans.findIndex((other) => isSame(span, other)) === at)
}

const overlap = (one: TextSpan, other: TextSpan) => one.start < other.end && other.start < one.end
const isSame = (one: TextSpan, other: TextSpan) => one.start === other.start && one.end === other.end

/** To the letter: a unit or term with a character more or less counts as false and missed. */
export function scoreDuties(pages: readonly MarkedPage[]): DutyScore & { readonly misses: readonly string[] } {
  const unit = { hits: 0, falseOnes: 0, missed: 0 }
  const due = { hits: 0, falseOnes: 0, missed: 0 }
  const days = { right: 0, all: 0 }
  let outside = 0
  const misses: string[] = []
  for (const page of pages) {
    const read = dutiesRead(page)
    const meant = page.due === undefined ? [] : [page.due]
    const wrong: TextSpan[] = [...count(unit, page.units, read.units), ...count(due, meant, read.dues)]
    for (const mark of [...page.units, ...meant])
      if (!read.items.some((item) => isDutiful(item.kind) && overlap(item, mark))) outside += 1
    const found = read.dues.find((one) => page.due !== undefined && isSame(one, page.due))
    if (page.due !== undefined && found !== undefined) {
      days.all += 1
      if (found.day === page.due.day) days.right += 1
      else wrong.push(found)
    }
    if (wrong.length > 0) {
      const kinds = read.items.map(({ kind, quote }) => `${kind}: ${quote}`).join(' | ')
      misses.push(
        `${page.text.trim().split('\n').at(-1)}\n    ${wrong.map((span) => page.text.slice(span.start, span.end)).join('; ')}\n    ${kinds}`,
      )
    }
  }
  return { unit, due, days, outside, misses }
}

function count(
  tally: { hits: number; falseOnes: number; missed: number },
  meant: readonly TextSpan[],
  found: readonly Quote[],
) {
  const missed = meant.filter((one) => !found.some((other) => isSame(one, other)))
  const falseOnes = found.filter((one) => !meant.some((other) => isSame(one, other)))
  tally.hits += meant.length - missed.length
  tally.missed += missed.length
  tally.falseOnes += falseOnes.length
  return [...missed, ...falseOnes]
}

if (import.meta.main) {
  for (const half of ['zh-developed', 'zh-kept-back', 'en-developed', 'en-kept-back']) {
    const { unit, due, days, outside, misses } = scoreDuties(markedPages(half))
    const shown = half.endsWith('developed') || process.argv.includes('--show')
    const said = (tally: Tally) =>
      `${tally.hits} right, ${tally.falseOnes} false, ${tally.missed} missed, F1 ${(100 * f1Of(tally)).toFixed(1)}`
    process.stdout.write(
      `${half}: units ${said(unit)}; by when ${said(due)}; days ${days.right}/${days.all}; in no item ${outside}\n`,
    )
    if (shown) for (const miss of misses) process.stdout.write(`  ${miss}\n`)
  }
}
