/**
 * Prints how well pages are read: `node tests/reading/report.ts [--held-out | --unseen] [--show] [--page ID] [--folder FOLDER]`.
 * The development split is printed with every miss in words; the held-out split with figures only, unless --show.
 */
import { itemKinds, type Reading } from '#intake/reading.ts'
import type { GoldSpan } from './gold.ts'
import {
  type AnnotatedPage,
  listInventedPages,
  listPackedPages,
  listPagesIn,
  listRealPages,
  type Split,
  sharedIsHere,
} from './pages.ts'
import { readPage } from './read.ts'
import { type Figures, type PageScore, scoreReading, sumFigures } from './score.ts'
import { pooled } from './score-items.ts'
import { f1Of, precisionOf, recallOf, type Share, type Tally } from './tally.ts'

const args = new Set(process.argv.slice(2))
const only = process.argv[process.argv.indexOf('--page') + 1]
const folder = args.has('--folder') ? process.argv[process.argv.indexOf('--folder') + 1] : undefined
const unseen = args.has('--unseen')
const split: Split = args.has('--held-out') ? 'held_out' : 'development'
const showsWords = args.has('--show') || (split === 'development' && folder === undefined && !unseen)

const percent = (value: number) => (100 * value).toFixed(1).padStart(5)
const ofAll = ({ right, all }: Share) => `${right}/${all}`
const triple = (tally: Tally) =>
  `P ${percent(precisionOf(tally))} R ${percent(recallOf(tally))} F1 ${percent(f1Of(tally))}` +
  `  (${tally.hits} right, ${tally.falseOnes} false, ${tally.missed} missed)`

function row(name: string, figures: Figures): string {
  const cells = [
    percent(f1Of(pooled(figures.lenient))),
    percent(f1Of(pooled(figures.exact))),
    ...itemKinds.map((kind) => percent(f1Of(figures.lenient[kind]))),
    String(figures.wrongSpans).padStart(3),
    percent(f1Of(figures.listed)),
    ofAll(figures.counts).padStart(5),
    ofAll(figures.joins).padStart(5),
    ofAll(figures.marks).padStart(5),
    ofAll(figures.speakers).padStart(7),
    ofAll(figures.answers).padStart(6),
    percent(f1Of(figures.sessions)),
    percent(f1Of(figures.people)),
    percent(f1Of(figures.things)),
  ]
  return `${name.padEnd(30)} ${cells.join(' ')}`
}

const head = `${'page'.padEnd(30)} items exact topic sugg. direc posit asses follo cut names count joins marks speaker answer sess. peopl thing`

function totals(name: string, scores: readonly PageScore[]): string {
  const figures = sumFigures(scores)
  return [
    `-- ${name}`,
    `items, same passage   ${triple(pooled(figures.lenient))}`,
    `items, to the letter  ${triple(pooled(figures.exact))}`,
    ...itemKinds.map((kind) => `  ${kind.padEnd(19)} ${triple(figures.lenient[kind])}`),
    `  topics+suggestions  ${triple(pooled(figures.lenient, ['topic', 'suggestion']))}`,
    `wrong spans           ${figures.wrongSpans}`,
    `names in lists        ${triple(figures.listed)}`,
    `list counts           ${ofAll(figures.counts)}`,
    `headlines joined      ${ofAll(figures.joins)}, ${ofAll(figures.heads)} whichever title is called the kicker   bodies ${ofAll(figures.bodies)}   captions, bylines, continuations ${ofAll(figures.marks)}`,
    `speakers              ${ofAll(figures.speakers)}`,
    `first answer right    ${ofAll(figures.answers)}`,
    `sessions              ${triple(figures.sessions)}`,
    `people                ${triple(figures.people)}   kinds ${ofAll(figures.peopleKinds)}`,
    `programmes, documents ${triple(figures.things)}`,
  ].join('\n')
}

function wordsOf(page: AnnotatedPage, reading: Reading, score: PageScore): string {
  const { text } = page
  const at = (place: GoldSpan | undefined) =>
    place === undefined ? '' : text.slice(place[0], place[1]).replace(/[\r\n]+/g, '')
  const { items, names, layout } = score
  const mistakenGold = new Set(items.mistaken.map(([meant]) => meant))
  const mistakenFound = new Set(items.mistaken.map(([, item]) => item))
  const lines = [
    ...layout.wrongJoins.map((g) => {
      const [meant, found] = [page.gold.articles[g], reading.articles[layout.articleOf[g] ?? -1]]
      return `JOIN     article ${g}: meant ${at(meant?.kicker?.[0]) || '–'} / ${at(meant?.headline?.[0]) || '–'}; found ${found?.kicker?.quote ?? '–'} / ${found?.headline?.quote ?? '–'}`
    }),
    ...layout.wrongMarks.map((mark) => `MARK     ${mark}`),
    ...items.mistaken.map(([meant, item]) => `KIND     ${meant.kinds.join('|')} taken for ${item.kind}: ${item.quote}`),
    ...items.missed
      .filter((meant) => !mistakenGold.has(meant))
      .map((meant) => `MISSED   ${meant.kinds.join('|')}: ${at(meant.spans[0])}`),
    ...items.falseOnes
      .filter((item) => !mistakenFound.has(item))
      .map((item) => `${items.wrongSpans.includes(item) ? 'CUT     ' : 'FALSE   '} ${item.kind}: ${item.quote}`),
    ...items.wrongSpeakers.map(
      ([meant, item]) =>
        `SPEAKER  meant ${(meant.speakers ?? []).map(at).join(' | ') || 'null'}, found ${item.speaker}: ${item.quote.slice(0, 20)}`,
    ),
    ...items.wrongAnswers.map(([meant, item]) => {
      const answer = reading.items[item.answers?.[0]?.item ?? -1]
      const accepted = (meant.answers ?? []).map((index) => at(page.gold.items[index]?.spans[0]).slice(0, 16))
      return `ANSWER   ${item.quote.slice(0, 20)}: meant ${accepted.join(' | ') || 'none'}, first found ${answer?.quote.slice(0, 30) ?? 'none'}`
    }),
    ...names.missedListed.map((name) => `NAME     missed in a list: ${name}`),
    ...names.falseListed.map((name) => `NAME     false in a list: ${name.name}`),
    ...names.missedPeople.map((name) => `PERSON   missed: ${name}`),
    ...names.falsePeople.map((person) => `PERSON   false: ${person.name} (${person.kind})`),
    ...names.wrongKinds.map((person) => `PERSON   wrong kind: ${person.name} (${person.kind})`),
    ...names.missedThings.map((name) => `THING    missed: ${name}`),
    ...names.falseThings.map((thing) => `THING    false: ${thing.name}`),
    ...(layout.sessions.missed + layout.sessions.falseOnes > 0
      ? [
          `SESSION  ${layout.sessions.missed} missed, ${layout.sessions.falseOnes} false; found: ${reading.sessions.map((s) => `${s.article}:${s.kind}(${s.theme?.quote ?? ''})`).join(' ')}`,
        ]
      : []),
  ]
  return [`== ${score.id}`, ...lines].join('\n')
}

function report(): void {
  const real = folder === undefined && !unseen && sharedIsHere() ? listRealPages(split) : []
  if (folder === undefined && !unseen && real.length === 0)
    console.log('The shared folder is missing: invented pages only.')
  const sets = (unseen ? ['formal', 'lively', 'hard'] : []).map((name) => ({
    name,
    pages: listPackedPages('unseen', name),
  }))
  const invented = unseen
    ? sets.flatMap(({ pages }) => pages)
    : folder === undefined
      ? listInventedPages(split)
      : listPagesIn(folder)
  const chosen = [...real, ...invented].filter(({ gold }) => !args.has('--page') || gold.id === only)
  const scored = chosen.map((page) => {
    const reading = readPage(page)
    return { page, reading, score: scoreReading(reading, page.gold) }
  })
  const of = (pages: readonly AnnotatedPage[]) =>
    scored.filter(({ page }) => pages.includes(page)).map(({ score }) => score)

  console.log(head)
  for (const { score } of scored) console.log(row(score.id, sumFigures([score])))
  if (real.length > 0) console.log(`\n${totals('real pages', of(real))}`)
  for (const { name, pages } of sets) console.log(`\n${totals(name, of(pages))}`)
  if (folder === undefined) console.log(`\n${totals('invented pages', of(invented))}`)
  console.log(`\n${totals('all', of(chosen))}`)
  if (showsWords) for (const { page, reading, score } of scored) console.log(`\n${wordsOf(page, reading, score)}`)
}

report()
