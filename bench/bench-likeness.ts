import { sql } from 'kysely'
import { clausesLike } from '#matching/likeness/clauses-like.ts'
import { likeliestMatters, prepareMatter } from '#matching/likeness/same-matter.ts'
import { sharedPassages } from '#matching/likeness/shared-passages.ts'
import { queryClauses } from '#matching/search/query-clauses.ts'
import { readQuery } from '#matching/search/search-query.ts'
import { analyse } from '#matching/word-index/analyse.ts'
import { MatchingIndex } from '#matching/word-index/matching-index.ts'
import { learnedLikeness } from '#operations/word-index/learned-likeness.ts'
import type { Db } from '#store/schema.ts'
import { type Figure, figure, medianOf, workOf } from './figure.ts'
import { inventedSuggestion, inventedSuggestions } from './invented-suggestions.ts'

/** How many suggestions; fewer for a short look. */
const count = Number(process.env.LIKENESS_OF ?? 1_000_000)
const questionCount = 400
/** A question costs the database seconds. */
const askedByTrigrams = Number(process.env.LIKENESS_ASKED ?? 5)
const proposed = 40
const shown = 10

type Answer = { readonly ms: number; readonly isFound: boolean }

/**
 * Finding what is on the same matter: the index and the weighing of its proposals, beside PostgreSQL's trigram similarity as
 * Decidim asks it (the greater of the title's and the body's, at least 0.25, the ten highest), on the same suggestions and
 * questions in one run. A question is a suggestion's matter in other words; it is answered when that suggestion is among ten.
 */
export async function benchLikeness(owner: Db): Promise<readonly Figure[]> {
  const before = memoryNow()
  const { index, inserts } = filledIndex()
  const grown = memoryNow() - before
  const questions = Array.from({ length: questionCount }, (_, at) => Math.floor(((at + 0.5) * count) / questionCount))
  for (const at of questions.slice(0, 50)) weighed(index, at)
  const proposals = questions.map((at) => timed(() => proposedFor(index, at).includes(at)))
  const searches = questions.map((at) => timed(() => searched(index, at)))
  const typed = typedQuestions.map((words) => typedSearch(index, words))
  const answers = questions.map((at) => timed(() => weighed(index, at)))
  const weighing = await workOf(questionCount, (run) => weighed(index, questions[Math.max(0, run)] ?? 0))
  await fillTable(owner)
  const same = questions.filter((_, at) => at % Math.ceil(questionCount / askedByTrigrams) === 0)
  const trigrams: Answer[] = []
  for (const at of same) trigrams.push(await byTrigrams(owner, at))
  const ours = answers.filter((_, at) => same.includes(questions[at] ?? -1))
  const of = count.toLocaleString('en')
  const [quick, slow] = [medianOf(msOf(answers)), medianOf(msOf(trigrams))]
  return [
    figure(`likeness: proposals among ${of}, p50`, msOf(proposals), 'ms', { most: 20 }),
    figure('likeness: proposals, p99', [highEnd(msOf(proposals))], 'ms', { most: 50 }),
    figure('likeness: proposed and weighed, p50', msOf(answers), 'ms', { most: 20 }),
    figure('likeness: proposed and weighed, p99', [highEnd(msOf(answers))], 'ms', { most: 50 }),
    figure('search: every word of four characters, p50', msOf(searches), 'ms', { most: 20 }),
    figure('search: every word of four characters, p99', [highEnd(msOf(searches))], 'ms', { most: 50 }),
    figure('likeness: proposed and weighed, own work', weighing, 'ms'),
    ...typed,
    figure(`likeness: by trigrams among ${of}, p50`, msOf(trigrams), 'ms'),
    figure('likeness: times as quick as by trigrams', [slow / quick], 'times', { least: 50 }),
    figure('likeness: among ten, of all questions', [share(answers)], '%', { least: 95 }),
    figure('likeness: among ten, of those asked by trigrams too', [share(ours)], '%'),
    figure('likeness: among ten by trigrams', [share(trigrams)], '%'),
    figure('likeness: one put in, p50', inserts, 'ms', { most: 2 }),
    figure('likeness: one put in, p99', [highEnd(inserts)], 'ms', { most: 2 }),
    figure(`likeness: index of ${of} in memory`, [index.bytes / 1e6], 'MB'),
    figure('likeness: process grew by', [grown / 1e6], 'MB'),
  ]
}

function filledIndex() {
  const index = new MatchingIndex(2_000_000)
  const inserts: number[] = []
  let at = 0
  for (const { title, text } of inventedSuggestions(count)) {
    const start = performance.now()
    index.put({
      ...{ key: `case/${at}`, kind: 'case', day: at % 4_000, audience: ['everybody'] },
      fields: [
        { zone: 'title', analysed: analyse(title, true) },
        { zone: 'text', analysed: analyse(text) },
      ],
    })
    if (at % 16 === 0) inserts.push(performance.now() - start)
    at += 1
  }
  return { index, inserts }
}

function proposedFor(index: MatchingIndex, at: number): readonly number[] {
  const found = index.search({ clauses: clausesLike(inventedSuggestion(at).again, index), limit: proposed })
  return found.map(({ key }) => Number(key.slice('case/'.length)))
}

/** Whether a search for the place and the number finds anything: each pair of characters must be there. */
function searched(index: MatchingIndex, at: number): boolean {
  const words = inventedSuggestion(at).again.title.slice(0, 4)
  const clauses = analyse(words).terms.map((term) => ({ anyOf: [term], must: true }))
  return index.search({ clauses, limit: 20 }).length > 0
}

/** What people type: words in nearly every suggestion, in few, together, begun, apart, one character alone. */
const typedQuestions = [
  '建议',
  '灯',
  '路灯',
  '小区路灯',
  '路灯 昏暗',
  '飞线充电',
  '老人吃饭难',
  '群众的烦心事',
  '枫桦小区健身器材锈坏',
]

/** As the search asks the index, as typed and then with the characters of a run apart. */
function typedSearch(index: MatchingIndex, words: string): Figure {
  const { wanted } = readQuery(words)
  const asked = {
    limit: 48,
    kinds: ['case'],
    mayBeSeen: (audience: readonly string[]) => audience.includes('everybody'),
  }
  const times = Array.from({ length: 30 }, () => {
    const start = performance.now()
    for (const isLoose of [false, true]) index.search({ ...queryClauses({ wanted }, isLoose, index), ...asked })
    return performance.now() - start
  })
  return figure(`search: ${words} in the index alone`, times, 'ms', { most: 20 })
}

/** Whether the suggestion is among ten once its proposals are weighed by what matters and the passages they share are found. */
function weighed(index: MatchingIndex, at: number): boolean {
  const { rarity, titles } = learnedLikeness()
  const weight = (term: number): number => rarity.ofTerm(term)
  const { again } = inventedSuggestion(at)
  const question = prepareMatter({ ...again, demands: '' }, weight)
  const found = proposedFor(index, at)
  const suggestions = found.map((one) => inventedSuggestion(one))
  const matters = suggestions.map((one) => prepareMatter({ ...one, demands: '' }, weight))
  const best = likeliestMatters(question, matters, titles, { limit: shown, least: 0 })
  for (const one of best) {
    const other = suggestions[one.at]
    sharedPassages(again.title, other?.title ?? '')
    sharedPassages(again.text, other?.text ?? '')
  }
  return best.some((one) => found[one.at] === at)
}

async function fillTable(owner: Db): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(owner)
  await sql`create table bench_suggestion (id int primary key, title text not null, body text not null)`.execute(owner)
  const together = 10_000
  for (let from = 0; from < count; from += together) {
    const rows = Array.from({ length: Math.min(together, count - from) }, (_, at) => {
      const { title, text } = inventedSuggestion(from + at)
      return { id: from + at, title, body: text }
    })
    await sql`insert into bench_suggestion
      select id, title, body from json_to_recordset(${JSON.stringify(rows)}::json) as r (id int, title text, body text)`.execute(
      owner,
    )
  }
  await sql`analyze bench_suggestion`.execute(owner)
}

async function byTrigrams(owner: Db, at: number): Promise<Answer> {
  const { title, text } = inventedSuggestion(at).again
  const likeness = sql`greatest(similarity(title, ${title}), similarity(body, ${text}))`
  const start = performance.now()
  const { rows } = await sql<{ id: number }>`select id from bench_suggestion where ${likeness} >= 0.25
    order by ${likeness} desc limit ${sql.lit(shown)}`.execute(owner)
  return { ms: performance.now() - start, isFound: rows.some(({ id }) => id === at) }
}

function timed(work: () => boolean): Answer {
  const start = performance.now()
  const isFound = work()
  return { ms: performance.now() - start, isFound }
}

function msOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms)
}

function highEnd(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0
}

function share(answers: readonly Answer[]): number {
  return (100 * answers.filter(({ isFound }) => isFound).length) / Math.max(1, answers.length)
}

function memoryNow(): number {
  const { rss } = process.memoryUsage()
  return rss
}
