import { assetAddress } from '#web/assets.ts'
import { known, type Opened } from './opened.ts'

/** An address whose answer is no page, why, and where it is asked for, so that the reason is held to. */
export type NotAPage = {
  readonly why: string
  readonly login: string | null
  readonly at: (opened: Opened) => string
  /** What it answers with; left out: 200. */
  readonly status?: number
}

/** By the route, as the site names it. Every other route is looked at. */
export const notPages: Readonly<Record<string, NotAPage>> = {
  '/assets/:file': file('a file of the pages themselves', null, () => assetAddress('site.css')),
  '/audit.csv': file('the audit as a file', 'auditor', () => '/audit.csv'),
  '/exports/cases.csv': file('a list as a file', 'secretariat', () => '/exports/cases.csv'),
  '/exports/cases.xlsx': file('a list as a file', 'secretariat', () => '/exports/cases.xlsx'),
  '/cases/:caseId/archive.zip': file(
    'a package for the archive',
    'secretariat',
    () => `/cases/${known.archived}/archive.zip`,
  ),
  '/cases/:caseId/replies/:version/letter.docx': file(
    'a letter as a file',
    'secretariat',
    ({ letter }) => `/cases/${letter.caseId}/replies/${letter.version}/letter.docx`,
  ),
  '/public/cases/:caseId/replies/:version/letter.docx': file(
    'a letter as a file',
    null,
    ({ letter }) => `/public/cases/${letter.caseId}/replies/${letter.version}/letter.docx`,
  ),
  '/papers/register.xlsx': file(
    'a register as a file',
    'secretariat',
    () => '/papers/register.xlsx?kind=suggestion&year=2026',
  ),
  '/papers/register.docx': file(
    'a register as a file',
    'secretariat',
    () => '/papers/register.docx?kind=suggestion&year=2026',
  ),
  '/papers/collection.docx': file(
    'a collection as a file',
    'secretariat',
    () => '/papers/collection.docx?kind=suggestion&year=2026&subject=society',
  ),
  '/statistics/report.docx': file('the yearly report as a file', 'secretariat', () => '/statistics/report.docx'),
  '/readings/:id/source': file('the file that was handed in', 'secretariat', ({ reading }) => `${reading}/source`),
  '/readings/:id/state': file(
    'asked by a page while a reading runs',
    'secretariat',
    ({ reading }) => `${reading}/state`,
  ),
  '/import/blank/:kind{(people|units|cases|ratings)\\.csv}': file(
    'an empty table to fill in',
    'administrator',
    () => '/import/blank/people.csv',
  ),
  '/import/:id/lines-to-mend.csv': file(
    'the wrong lines as a file',
    'administrator',
    ({ table }) => `${table}/lines-to-mend.csv`,
  ),
  '/log/receipts/:caseId/:file{[1-9][0-9]{0,8}\\.tlog-proof}': file(
    'a receipt as a file',
    null,
    ({ publicCase }) => `/log/receipts/${publicCase.split('/').at(-1)}/1.tlog-proof`,
  ),
  '/public/cases.atom': file('a feed', null, () => '/public/cases.atom'),
  '/public/cases/:caseId/steps.atom': file('a feed', null, ({ publicCase }) => `${publicCase}/steps.atom`),
  '/removals.atom': file('a feed', null, () => '/removals.atom'),
  '/calendar.ics': { ...file('a feed for calendars, which sign in nowhere', null, () => '/calendar.ics'), status: 401 },
  '/search/found': file(
    'a part of the page of the search, put into it while somebody types',
    null,
    () => '/search/found?q=%E5%BB%BA%E8%AE%AE',
  ),
  '/sign-in/provider/return': {
    ...file(
      'leads on from the city’s own sign-in, which tests/journeys/provider.test.ts walks; here there is none',
      null,
      () => '/sign-in/provider/return?code=a&state=b',
    ),
    status: 404,
  },
}

function file(why: string, login: string | null, at: NotAPage['at']): NotAPage {
  return { why, login, at }
}
