import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import { auditedAnswers } from '#http/audited-answers.ts'
import { cacheRules } from '#http/cache-rules.ts'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { proofForFiles } from '#http/proof-for-files.ts'
import { publicEyes } from '#http/public-eyes.ts'
import { requestFacts } from '#http/request-facts.ts'
import { sameSiteOnly } from '#http/same-site.ts'
import { pageHeaders } from '#http/security-headers.ts'
import { namesZero } from '#http/storable-text.ts'
import { withinLimits } from '#http/within-limits.ts'
import { withinQuota } from '#http/within-quota.ts'
import { assetFiles } from './assets.ts'
import { page } from './layout.ts'
import { accountPages } from './pages/accounts/account-pages.ts'
import { auditPages } from './pages/accounts/audit-pages.ts'
import { grantPages } from './pages/accounts/grant-pages.ts'
import { newPasswordPages } from './pages/accounts/new-password-pages.ts'
import { ownCodesPages } from './pages/accounts/own-codes-page.ts'
import { ownPasswordPages } from './pages/accounts/own-password-page.ts'
import { ownSignInPages } from './pages/accounts/own-sign-ins-page.ts'
import { passkeyPages } from './pages/accounts/passkey-pages.ts'
import { passkeySignIn } from './pages/accounts/passkey-sign-in.ts'
import { provePages } from './pages/accounts/prove-page.ts'
import { providerPages } from './pages/accounts/provider-pages.ts'
import { secondStepPages } from './pages/accounts/second-step-pages.ts'
import { archivePackage } from './pages/archive-package.ts'
import { batchPages } from './pages/batches/batch-pages.ts'
import { calendarFeeds } from './pages/calendar.ts'
import { caseExport } from './pages/case-export.ts'
import { caseList } from './pages/case-list.ts'
import { casePages } from './pages/case-page.ts'
import { faultPage } from './pages/fault-page.ts'
import { frontPage } from './pages/front-page.ts'
import { importPages } from './pages/imports/import-pages.ts'
import { inbox } from './pages/inbox.ts'
import { lawPages } from './pages/laws.ts'
import { logPages } from './pages/log-pages.ts'
import { lookUp } from './pages/look-up.ts'
import { mailDesk } from './pages/mail-desk.ts'
import { modelCallPages } from './pages/model-call-pages.ts'
import { newCasePages } from './pages/new-case.ts'
import { offlineCheckPage } from './pages/offline-check/offline-check-page.ts'
import { ownSettings } from './pages/own-settings.ts'
import { paperPages } from './pages/papers/paper-pages.ts'
import { proposalsTakenPages } from './pages/proposals-taken.ts'
import { publicCasePages } from './pages/public-case.ts'
import { publicFeeds } from './pages/public-feeds.ts'
import { publicList } from './pages/public-list.ts'
import { readingPages } from './pages/readings/reading-pages.ts'
import { recomputeDeadlinesPages } from './pages/recompute-deadlines.ts'
import { removalPages } from './pages/removals/removal-pages.ts'
import { replyLetterPages } from './pages/reply-letter.ts'
import { sameMatterPages } from './pages/same-matter.ts'
import { savedLists } from './pages/saved-lists.ts'
import { searchPage } from './pages/search-page.ts'
import { sessionPages } from './pages/sessions.ts'
import { settings } from './pages/settings.ts'
import { signInPages } from './pages/sign-in.ts'
import { statisticsPages } from './pages/statistics.ts'
import { templatePages } from './pages/templates.ts'
import { tooManyPage } from './pages/too-many-page.ts'
import { unitBoard } from './pages/unit-board.ts'
import { yearAndTermPages } from './pages/year-and-term.ts'
import { refusedOrProof } from './parts/accounts/fresh-proof.ts'
import { formFault } from './parts/readable-form.ts'
import { refusalPage } from './parts/refusal-page.ts'
import { signedInOnly } from './parts/signed-in-only.ts'
import { frameWords as words } from './words/frame-words.ts'

/** Forms carry at most three texts of 20,000 characters or one of 50,000, nine bytes each once encoded. */
const formBytes = 2 * 1024 * 1024
/** A batch carries the words of fifty cases. */
const batchBytes = 8 * 1024 * 1024

/** The pages: everything a person sees and sends, as one application to mount at the root. */
export function createSite(dependencies: Dependencies): Hono<HttpEnv> {
  const site = new Hono<HttpEnv>()
  site.onError((fault, c) => faultPage(c, fault, dependencies))
  // Before the site's policy, which would not let it run: it has a stricter one of its own.
  site.route('/', offlineCheckPage(dependencies))
  site.use(pageHeaders({ secure: dependencies.secureCookies, styles: [turboProgressStyle] }))
  site.route('/', assetFiles())
  site.use(requestFacts(dependencies))
  site.use(auditedAnswers)
  site.use(cacheRules)
  site.use(withinLimits(tooManyPage))
  site.use(compressPublic)
  site.use(cleanAddress)
  site.use(sameSiteOnly)
  site.use(limitedForms)
  site.use(withinQuota((c, refusal) => refusalPage(c, [refusal], c.req.path === '/import' ? '/import' : '/readings')))
  for (const path of signedInPaths) site.use(path, signedInOnly)
  for (const path of publicPaths) site.use(path, publicEyes)
  site.use(proofForFiles((c) => proofForThis(c)))

  const pages = [
    frontPage,
    signInPages,
    passkeySignIn,
    passkeyPages,
    ownSignInPages,
    ownCodesPages,
    secondStepPages,
    providerPages,
    newPasswordPages,
    provePages,
    ownPasswordPages,
    grantPages,
    accountPages,
    auditPages,
    settings,
    inbox,
    caseList,
    savedLists,
    caseExport,
    batchPages,
    sameMatterPages,
    proposalsTakenPages,
    templatePages,
    newCasePages,
    archivePackage,
    casePages,
    replyLetterPages,
    paperPages,
    statisticsPages,
    unitBoard,
    publicList,
    publicFeeds,
    publicCasePages,
    lookUp,
    searchPage,
    readingPages,
    modelCallPages,
    ownSettings,
    mailDesk,
    sessionPages,
    calendarFeeds,
    recomputeDeadlinesPages,
    yearAndTermPages,
    importPages,
    lawPages,
    logPages,
    removalPages,
  ]
  for (const router of pages) site.route('/', router())
  site.all('*', (c) => notFoundPage(c))
  return site
}

/** Where one must be signed in to be at all; who may do what there is asked of each page. */
const signedInPaths = [
  '/same-matter',
  '/proposed-units',
  '/accounts',
  '/accounts/*',
  '/audit',
  '/audit.csv',
  '/prove',
  '/prove/*',
  '/exports/*',
  '/batch',
  '/batch/*',
  '/templates',
  '/templates/*',
  '/statistics',
  '/statistics/*',
  '/papers',
  '/papers/*',
  '/inbox',
  '/cases',
  '/cases/*',
  '/board',
  '/board/*',
  '/deadlines',
  '/year-and-term',
  '/settings',
  '/settings/*',
  '/mail',
  '/mail/*',
  '/import',
  '/import/*',
  '/sessions',
  '/readings',
  '/readings/*',
  '/removals/new',
  '/removals/work',
  '/removals/work/*',
]

/** Pages, letters and feeds made of what everybody may read; where a number is looked up, one's own cases are found as well. */
const publicPaths = ['/public/cases', '/public/cases/*', '/public/cases.atom', '/public/statistics']

/** The one inline style there is: the progress bar Turbo 8.0.23 brings along. A browser test sees whether it still fits. */
const turboProgressStyle = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"

const compressed = compress()

/** Pages with a form token are not compressed: their length would tell a watcher about it. */
const compressPublic = createMiddleware<HttpEnv>(async (c, next) =>
  c.var.signedIn === null ? compressed(c, next) : next(),
)

const cleanAddress = createMiddleware<HttpEnv>(async (c, next) => (namesZero(c.req.url) ? notFoundPage(c) : next()))

async function proofForThis(c: Context<HttpEnv>): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  return refusedOrProof(c, { code: 'proof_needed' }, `${pathname}${search}`)
}

const withinLimit = limitedTo(formBytes)
const withinBatchLimit = limitedTo(batchBytes)

function limitedTo(maxSize: number) {
  const onError = (c: Context<HttpEnv>) =>
    page(c, {
      title: words.tooLargeTitle[c.var.language],
      status: 413,
      isPublic: true,
      main: html`<h1>${words.tooLargeTitle[c.var.language]}</h1><p>${words.tooLarge[c.var.language]}</p>`,
    })
  return bodyLimit({ maxSize, onError })
}

/** Whatever is posted is a form of bearable size. Files have a limit of their own, which their page sets. */
const limitedForms = createMiddleware<HttpEnv>(async (c, next) => {
  if (c.req.method !== 'POST' || c.req.path === '/readings' || c.req.path === '/import') return next()
  const limit = c.req.path === '/batch' ? withinBatchLimit : withinLimit
  return limit(c, async () => {
    const refused = await formFault(c)
    if (refused === undefined) return next()
    c.res = refused
  })
})

function notFoundPage(c: Context<HttpEnv>): Promise<Response> {
  const { language } = c.var
  return page(c, {
    title: words.notFoundTitle[language],
    status: 404,
    isPublic: true,
    main: html`<h1>${words.notFoundTitle[language]}</h1>
      <p>${words.notFound[language]}</p>
      <p><a href="/">${words.frontPage[language]}</a> · <a href="/public/look-up">${words.lookUp[language]}</a></p>`,
  })
}
