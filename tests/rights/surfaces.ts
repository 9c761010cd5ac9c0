import { caseColumns } from '#web/parts/case-columns.ts'
import type { PlainCase } from './who-may-see.ts'

/** A way to ask for something: what it is called, and the addresses it is asked at. */
export type Surface = { readonly name: string; readonly paths: readonly string[] }

const everyColumn = caseColumns.map((column) => `column=${column}`).join('&')

/** Surfaces that are about many cases at once. */
export const wideSurfaces: readonly Surface[] = [
  { name: 'front page', paths: ['/'] },
  {
    name: 'list',
    paths: ['/cases', `/cases?${everyColumn}`, '/cases?work=done', '/cases?work=waiting', '/cases?mine=yes'],
  },
  { name: 'search', paths: ['/cases?q=QK', '/api/cases?q=QK&limit=100'] },
  {
    name: 'search of everything',
    paths: ['QK', '的', '建议', '路', 'lu', 'number:2026'].flatMap((q) => {
      const query = `q=${encodeURIComponent(q)}`
      return [`/search?${query}`, `/search/found?${query}&page=2`, `/api/search?${query}`]
    }),
  },
  { name: 'sort', paths: ['/cases?order=deadline', '/cases?order=updated', '/api/cases?order=deadline&limit=100'] },
  { name: 'filter', paths: ['/cases?late=yes', '/cases?key=yes', '/cases?unit=roads', '/cases?archived=yes'] },
  { name: 'API list', paths: ['/api/cases?limit=100', '/api/cases?order=updated&limit=100'] },
  { name: 'public list', paths: ['/public/cases', '/public/cases?q=QK'] },
  { name: 'feed', paths: ['/public/cases.atom', '/public/cases.atom?q=QK', '/removals.atom'] },
  {
    name: 'export',
    paths: ['/exports/cases.csv', `/exports/cases.csv?${everyColumn}`, `/exports/cases.xlsx?${everyColumn}`],
  },
  { name: 'inbox', paths: ['/inbox', '/api/inbox'] },
  { name: 'board', paths: ['/board', '/board/roads', '/board/parks', '/api/board/roads', '/api/board/water'] },
  {
    name: 'statistics',
    paths: ['/statistics?year=2026', '/statistics?year=2026&by=subject', '/public/statistics?year=2026'],
  },
  {
    name: 'yearly report',
    paths: ['/statistics/report?year=2026', '/statistics/report.docx?year=2026', '/api/reports/annual?year=2026'],
  },
  {
    name: 'register',
    paths: ['/papers/register', '/papers/register.xlsx', '/papers/register.docx', '/api/papers/register'],
  },
  { name: 'public register', paths: ['/papers/register?edition=public', '/api/papers/register?edition=public'] },
  {
    name: 'collection',
    paths: [
      '/papers/collection?replies=yes',
      '/papers/collection.docx?replies=yes',
      '/api/papers/collection.docx?replies=yes',
    ],
  },
  { name: 'public collection', paths: ['/papers/collection?replies=yes&edition=public'] },
  {
    name: 'pickers',
    paths: ['/cases/new', '/cases/new?procedure=suggestion', '/papers', '/api/people', '/api/units', '/api/sessions'],
  },
  { name: 'saved lists', paths: ['/cases?saved=1'] },
  { name: 'templates', paths: ['/templates'] },
  { name: 'deadlines', paths: ['/deadlines', '/year-and-term'] },
  { name: 'log', paths: ['/log', '/api/ledger/entries?limit=1000', '/log/tile/entries/000.p/1', '/log/checkpoint'] },
  { name: 'settings', paths: ['/settings', '/api/me'] },
  { name: 'mail desk', paths: ['/mail'] },
  { name: 'readings', paths: ['/readings', '/import'] },
]

/** Surfaces of one case, by address alone: as an old link keeps them. Public pages know no reader: few ask for them. */
export function caseSurfaces(one: PlainCase, asksPublicPages: boolean): readonly Surface[] {
  const at = `/cases/${one.id}`
  const hidden = one.rows[Math.floor(one.rows.length / 2)]?.seq ?? 1
  const number = one.rows.findLast(({ fields }) => fields.caseNumber !== undefined)?.fields.caseNumber
  const version = one.rows.findLast(({ machine }) =>
    ['reply', 'answer', 'handling_report', 'feedback'].includes(machine),
  )
  const surfaces: readonly Surface[] = [
    { name: 'page', paths: [at] },
    { name: 'public page', paths: asksPublicPages ? [`/public${at}`, `/public${at}/steps.atom`] : [] },
    { name: 'API case', paths: [`/api${at}`] },
    // Weighs forty cases each time: one in eight asks.
    { name: 'cases like it', paths: one.id.charCodeAt(0) % 8 === 0 ? [`/api${at}/like?limit=20`] : [] },
    {
      name: 'receipt',
      paths: [`/log/receipts/${one.id}/${hidden}.tlog-proof`, `/api${at}/events/${one.rows.length}/receipt`],
    },
    { name: 'archive', paths: [`/api${at}/archive.zip`] },
  ]
  const found = typeof number === 'string' ? [`/public/look-up?number=${encodeURIComponent(number)}`] : []
  const letters = version === undefined ? [] : lettersOf(at, version.instance)
  return [...surfaces, { name: 'look-up', paths: found }, { name: 'letter', paths: letters }].filter(
    ({ paths }) => paths.length > 0,
  )
}

function lettersOf(at: string, version: string): readonly string[] {
  return [
    `${at}/replies/${version}/letter`,
    `/public${at}/replies/${version}/letter`,
    `/api${at}/replies/${version}/letters.docx`,
  ]
}
