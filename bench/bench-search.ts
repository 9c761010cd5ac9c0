import { sql } from 'kysely'
import { readQuery } from '#matching/search/search-query.ts'
import { readerOf } from '#operations/case-scope.ts'
import { search } from '#operations/search/search.ts'
import { indexedSources } from '#operations/word-index/indexed-sources.ts'
import { IndexKeeper } from '#operations/word-index/keep-index.ts'
import { seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { type Figure, figure, timesOf, workOf } from './figure.ts'

/** How many cases; 1,000,000 for a long look. */
const count = Number(process.env.SEARCH_OF ?? 20_000)

const questions: readonly (readonly [string, string])[] = [
  ['two words', '步道 长椅'],
  ['a word every case says', '建议'],
  ['a run that stands apart', '鹭洲小区路灯'],
  ['a phrase nothing says', '"增设路灯"'],
  ['pinyin', 'ludeng'],
  ['one word begun', 'lud'],
  ['a number', 'C5432'],
  ['a field and days', 'title:电梯 from:2020 until:2021'],
]

/** The whole search over copies of real cases under invented titles: the index, the reading of what it proposes, the words looked for again. */
export async function benchSearch(db: Db, owner: Db): Promise<readonly Figure[]> {
  await settleSmallCity(db)
  await fill(db, owner)
  const keeper = new IndexKeeper(db, indexedSources, () => new Date())
  const before = process.memoryUsage().rss
  const start = performance.now()
  await keeper.readAll()
  const figures = [
    figure(`search: ${count.toLocaleString('en')} cases read at a start`, [(performance.now() - start) / 1_000], 's'),
    figure('search: process grew by, with likeness', [(process.memoryUsage().rss - before) / 1e6], 'MB'),
  ]
  const dependencies = await testDependencies(db, { wordIndex: keeper })
  for (const actor of [null, people.secretary]) {
    const means = { ...dependencies, db: seenBy(db, readerOf(actor)) }
    const all: number[] = []
    for (const [name, typed] of questions) {
      const query = readQuery(typed)
      const times = await timesOf(40, () => search(means, actor, query))
      const own = await workOf(20, () => search(means, actor, query))
      all.push(...times)
      figures.push(figure(`search: ${name}, ${whose(actor)}, p50`, times, 'ms', { most: 20 }))
      figures.push(figure(`search: ${name}, ${whose(actor)}, own work`, own, 'ms'))
    }
    figures.push(figure(`search: of all, ${whose(actor)}, p99`, [highEnd(all)], 'ms', { most: 50 }))
  }
  return figures
}

function whose(actor: object | null): string {
  return actor === null ? 'public' : 'secretariat'
}

function highEnd(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0
}

const filled = ['case_file', 'case_event', 'case_summary'] as const

/** One case lived through the operations, then copied with other titles, numbers and days. */
async function fill(db: Db, owner: Db): Promise<void> {
  const { caseId } = await beginCase(db, '2026-03-02')
  const title = sql`'关于' || (array['增设','维修','更换','清理','改造'])[1 + n % 5] || (array['鹭洲','棠梨','枫桦','霁月','苇塘','蓼汀','兰江'])[1 + n % 7]
    || (array['步道','小区','公园','广场','大桥','社区','学校','车站','医院','市场','码头'])[1 + n % 11]
    || (array['路灯','长椅','电梯','雨棚','水管','垃圾房','车位','健身器材','坡道','盲道','信号灯','围墙','充电桩'])[1 + n % 13] || '的建议'`
  // What a search does not need costs the most with so many rows: words of titles by trigrams, and triggers row by row.
  await sql`drop index case_summary_title`.execute(owner)
  for (const table of filled) await sql`alter table ${sql.table(table)} disable trigger user`.execute(owner)
  await sql`insert into case_file (id, procedure, profile, submit_token, created_at)
    select 'bench-' || n, procedure, profile, null, created_at from case_file, generate_series(1, ${sql.lit(count)}) n where id = ${caseId}`.execute(
    owner,
  )
  await sql`insert into case_event select (jsonb_populate_record(e, jsonb_build_object('case_id', 'bench-' || n,
      'fields', case when e.fields::jsonb ? 'title' then e.fields::jsonb || jsonb_build_object('title', ${title}) else e.fields::jsonb end))).*
    from case_event e, generate_series(1, ${sql.lit(count)}) n where e.case_id = ${caseId}`.execute(owner)
  await sql`insert into case_summary select (jsonb_populate_record(s, jsonb_build_object('case_id', 'bench-' || n, 'title', ${title},
      'case_number', 'C' || n, 'flow_number', null, 'state', 'filed', 'text_public', n % 2 = 0, 'submitted_on', date '2016-01-01' + n % 3650))).*
    from case_summary s, generate_series(1, ${sql.lit(count)}) n where s.case_id = ${caseId}`.execute(owner)
  for (const table of filled) await sql`alter table ${sql.table(table)} enable trigger user`.execute(owner)
  await sql`delete from index_change`.execute(owner)
  await sql`vacuum analyze`.execute(owner)
}
