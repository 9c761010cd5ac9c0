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
    paths: ['QK', '建议', 'lu', 'number:2026'].flatMap((q) => {
      const query = `q=${encodeURIComponent(q)}`
      return [`/search?${query}`, `/search/found?${query}&page=2`, `/api/search?${query}`]
    }),
  },
  { name: 'sort', paths: ['/cases?order=deadline', '/cases?order=updated', '/api/cases?order=deadline&limit=100'] },
  { name: 'filter', paths: ['/cases?late=yes', '/cases?key=yes', '/cases?unit=roads', '/cases?archived=yes'] },
  { name: 'API list', paths: ['/api/cases?limit=100', '/api/cases?order=updated&limit=100'] },
  { name: 'public list', paths: ['/public/cases', '/public/cases?q=QK'] },
  { name: 'feed', paths: ['/public/cases.atom', '/public/cases.atom?q=QK', '/removals.atom'] },
  { name: 'removals', paths: ['/removals', '/api/removals'] },
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
    paths: [
      '/statistics/report?year=2026',
      '/statistics/report.docx?year=2026',
      '/api/reports/annual?year=2026',
      '/api/reports/annual.docx?year=2026',
    ],
  },
  {
    name: 'register',
    paths: [
      ...['/papers/register', '/papers/register.xlsx', '/papers/register.docx'],
      ...['/api/papers/register', '/api/papers/register.xlsx', '/api/papers/register.docx'],
    ],
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
    paths: ['/cases/new', '/cases/new?procedure=suggestion', '/papers'],
  },
  { name: 'saved lists', paths: ['/cases?saved=1'] },
  { name: 'templates', paths: ['/templates'] },
  { name: 'deadlines', paths: ['/deadlines', '/year-and-term'] },
  {
    name: 'log',
    paths: ['/log', '/api/ledger/entries?limit=1000', '/log/tile/entries/000.p/1', '/log/checkpoint', '/log/keys'],
  },
  { name: 'mail desk', paths: ['/mail'] },
  { name: 'cases on the same matter', paths: ['/same-matter', '/api/same-matter'] },
  { name: 'proposed units', paths: ['/proposed-units', '/api/proposed-units'] },
]

/** Surfaces of no case: what somebody has of their own, or works on beside cases. */
export const deskSurfaces: readonly Surface[] = [
  { name: 'settings', paths: ['/settings', '/api/me', '/settings/password', '/settings/sign-ins'] },
  { name: 'keys', paths: ['/settings/passkeys', '/settings/codes', '/prove'] },
  { name: 'roster', paths: ['/api/people', '/api/units', '/api/sessions', '/sessions'] },
  { name: 'readings', paths: ['/readings', '/readings/new', '/api/readings'] },
  { name: 'tables', paths: ['/import', '/api/imports'] },
  { name: 'form of a removal', paths: ['/removals/new?contact=p-deputy'] },
  {
    name: 'accounts',
    paths: [
      ...['/accounts', '/accounts/a-p-deputy', '/accounts/grants', '/accounts/invite', '/accounts/invite-many'],
      ...['/api/accounts', '/api/grants', '/audit', '/audit.csv', '/api/audit'],
    ],
  },
]

/** Surfaces of one case, by address alone: as an old link keeps them. Public pages know no reader: few ask for them. `place`: its own among the town's cases. */
export function caseSurfaces(one: PlainCase, place: number, asksPublicPages: boolean): readonly Surface[] {
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
    { name: 'cases like it', paths: place % 8 === 0 ? [`/api${at}/like?limit=20`] : [] },
    { name: 'units proposed', paths: [`/api${at}/routing`] },
    // Of each of these the page and the API are read by the same operation.
    { name: 'drafts of it', paths: place % 4 === 0 ? [`/api${at}/model-drafts`] : [] },
    {
      name: 'receipt',
      paths: [`/log/receipts/${one.id}/${hidden}.tlog-proof`, `/api${at}/events/${one.rows.length}/receipt`],
    },
    { name: 'archive', paths: [`/api${at}/archive.zip`, ...(place % 4 === 0 ? [`${at}/archive.zip`] : [])] },
  ]
  const found = typeof number === 'string' ? [`/public/look-up?number=${encodeURIComponent(number)}`] : []
  const letters = version === undefined ? [] : lettersOf(at, version.instance, place)
  return [...surfaces, { name: 'look-up', paths: found }, { name: 'letter', paths: letters }].filter(
    ({ paths }) => paths.length > 0,
  )
}

function lettersOf(at: string, version: string, place: number): readonly string[] {
  const [page, open, api] = [
    `${at}/replies/${version}`,
    `/public${at}/replies/${version}`,
    `/api${at}/replies/${version}`,
  ]
  const asFiles = [`${page}/letter.docx`, `${open}/letter.docx`, `${api}/letters`]
  return [`${page}/letter`, `${open}/letter`, `${api}/letters.docx`, ...(place % 4 === 0 ? asFiles : [])]
}
