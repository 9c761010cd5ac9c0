import { batchAddress, known, type Opened } from './opened.ts'

/** An address, one with the status of a "no", or one that is told its language behind the `#`, as the page that is one file. */
export type Visited = string | { readonly path: string; readonly status: number; readonly isToldLanguage?: true }

/** An address as it is gone to, and the status it is to answer with. */
export function visitTo(visited: Visited): Exclude<Visited, string> {
  return typeof visited === 'string' ? { path: visited, status: 200 } : visited
}

/** Somebody and the pages they are shown. */
export type Visits = {
  readonly who: string
  /** Null: not signed in. */
  readonly login: string | null
  readonly pages: readonly Visited[]
}

/** All that is looked at, by who sees it. */
export function visitsOf(opened: Opened): readonly Visits[] {
  return [
    { who: 'the public', login: null, pages: publicPages(opened) },
    { who: 'the secretariat, with its cases', login: 'secretariat', pages: casePages(opened) },
    { who: 'the secretariat, with all else', login: 'secretariat', pages: officePages(opened) },
    { who: 'the administrator', login: 'administrator', pages: administratorPages(opened) },
    {
      who: 'a deputy',
      login: 'deputy',
      pages: ['/inbox', '/cases', '/cases/new', '/cases/new?kind=motion', '/cases/new?kind=enquiry&act=submit'],
    },
    {
      who: 'a member',
      login: 'member',
      pages: [
        '/cases/new',
        '/cases/new?kind=social-report',
        '/cases?kind=social-report',
        '/cases/demo-report-006',
        { path: '/statistics', status: 403 },
      ],
    },
    {
      who: 'a unit',
      login: 'unit-water',
      pages: ['/inbox', '/board', '/cases', '/settings', '/templates', '/statistics', ...refusedToAUnit],
    },
    { who: 'a unit that asked for a draft', login: 'unit-transport', pages: draftPages(opened) },
    { who: 'the assigning office', login: 'assigning', pages: assigningPages(opened) },
    { who: 'a leader', login: 'leader', pages: ['/inbox', '/cases', opened.reading] },
    { who: 'the presidium', login: 'presidium', pages: ['/inbox', '/cases'] },
    { who: 'the auditor', login: 'auditor', pages: ['/inbox', '/audit', '/cases'] },
    { who: 'the secretariat of a session', login: 'session-secretariat', pages: ['/inbox'] },
  ]
}

function publicPages({ publicCase, letter }: Opened): readonly Visited[] {
  return [
    '/',
    '/public/cases',
    '/public/cases?kind=proposal',
    publicCase,
    `/public/cases/${letter.caseId}/replies/${letter.version}/letter`,
    '/public/look-up',
    '/public/statistics',
    '/search',
    '/search?q=建议',
    '/sign-in',
    '/sign-in/code',
    '/forgotten-password',
    '/invitation',
    '/new-password',
    '/laws',
    '/laws/suggestion/henan-2017',
    '/laws/proposal/hongkou-cppcc-2020',
    '/laws/motion/shanghai-motion',
    '/log',
    { path: '/log/check-receipt.html', status: 200, isToldLanguage: true },
    '/removals',
    { path: '/nowhere', status: 404 },
    { path: '/public/cases/none', status: 404 },
  ]
}

function casePages({ caseInHandling, letter }: Opened): readonly Visited[] {
  return [
    '/inbox',
    '/search?q=建议',
    '/cases',
    '/same-matter',
    '/cases/new',
    ...['suggestion', 'motion', 'enquiry'].map((kind) => `/cases/new?kind=${kind}`),
    caseInHandling,
    `/cases/${known.submitted}/actions/register`,
    `/cases/${letter.caseId}/replies/${letter.version}/letter`,
    { path: `/cases/${known.answered}/actions/register`, status: 409 },
    { path: '/cases/none', status: 404 },
    { path: '/batch', status: 422 },
  ]
}

function officePages({ reading, finding, modelCall, removal, template }: Opened): readonly Visited[] {
  return [
    '/readings',
    '/readings/new',
    reading,
    finding,
    modelCall,
    '/board/water',
    '/settings',
    '/deadlines',
    '/year-and-term',
    '/statistics',
    '/statistics/report',
    '/papers',
    '/papers/register?kind=suggestion&year=2026',
    '/papers/collection?kind=suggestion&year=2026&subject=society',
    '/import',
    '/templates',
    template,
    '/removals/work',
    removal,
    `/removals/new?case=${known.signedFor}&seq=1`,
    `/removals/new?reading=${reading.split('/').at(-1)}`,
  ]
}

function administratorPages({ table }: Opened): readonly Visited[] {
  return [
    '/accounts',
    '/accounts/account-deputy',
    { path: '/accounts/grants', status: 403 },
    '/accounts/invite',
    '/accounts/invite?q=李',
    '/accounts/invite?person=deputy-20',
    '/accounts/invite-many',
    '/import',
    table,
    '/prove',
    '/settings',
    '/settings/codes',
    '/settings/mail/confirm',
    '/settings/passkeys',
    '/settings/password',
    '/settings/sign-ins',
    '/mail',
    '/sessions',
  ]
}

function draftPages({ modelDraft }: Opened): readonly Visited[] {
  return [modelDraft, `/cases/${known.signedFor}/actions/draft_reply`]
}

function assigningPages({ batch }: Opened): readonly Visited[] {
  return ['/inbox', '/proposed-units', batchAddress(''), batchAddress('assign'), batch, `${batch}/mend`]
}

const refusedToAUnit: readonly Visited[] = [
  { path: '/accounts', status: 403 },
  { path: '/readings', status: 403 },
  { path: '/import', status: 403 },
]
