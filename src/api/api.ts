import type { OpenAPIHono } from '@hono/zod-openapi'
import { createMiddleware } from 'hono/factory'
import { auditedAnswers } from '#http/audited-answers.ts'
import { cacheRules } from '#http/cache-rules.ts'
import type { Dependencies } from '#http/dependencies.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { proofForFiles } from '#http/proof-for-files.ts'
import { requestFacts } from '#http/request-facts.ts'
import { sameSiteOnly } from '#http/same-site.ts'
import { namesZero } from '#http/storable-text.ts'
import { withinLimits } from '#http/within-limits.ts'
import { withinQuota } from '#http/within-quota.ts'
import { accountRoutes } from './account-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { batchRoutes } from './batch-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { cityRoutes } from './city-routes.ts'
import { faultProblem } from './fault-problem.ts'
import { importRoutes } from './import-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { likeRoutes } from './like-routes.ts'
import { modelDraftRoutes } from './model-draft-routes.ts'
import { modelRoutes } from './model-routes.ts'
import { newPasswordRoutes } from './new-password-routes.ts'
import { newRouter } from './new-router.ts'
import { officerRoutes } from './officer-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { proposalsTakenRoutes } from './proposals-taken-routes.ts'
import { readingRoutes } from './reading-routes.ts'
import { removalRoutes } from './removal-routes.ts'
import { replyCheckRoutes } from './reply-check-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { routingRoutes } from './routing-routes.ts'
import { sameMatterRoutes } from './same-matter-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { workRoutes } from './work-routes.ts'

const cleanAddress = createMiddleware<HttpEnv>(async (c, next) =>
  namesZero(c.req.url) ? problem(c, [{ code: 'page_not_found' }]) : next(),
)

/** Everything the pages do, as JSON. Described at /api/openapi.json. */
export function createApi(dependencies: Dependencies): OpenAPIHono<HttpEnv> {
  const api = newRouter()
  api.use(requestFacts(dependencies))
  api.use(auditedAnswers)
  api.use(cacheRules)
  api.use(withinLimits((c) => problem(c, [{ code: 'too_many_requests' }])))
  api.use(proofForFiles((c) => problem(c, [{ code: 'proof_needed' }])))
  api.use(sameSiteOnly)
  api.use(cleanAddress)
  api.use(withinQuota((c, refusal) => problem(c, [refusal])))
  api.route('/', accountRoutes())
  api.route('/', newPasswordRoutes())
  api.route('/', officerRoutes())
  api.route('/', auditRoutes())
  api.route('/', likeRoutes())
  api.route('/', searchRoutes())
  api.route('/', caseRoutes())
  api.route('/', replyCheckRoutes())
  api.route('/', routingRoutes())
  api.route('/', proposalsTakenRoutes())
  api.route('/', sameMatterRoutes())
  api.route('/', batchRoutes())
  api.route('/', workRoutes())
  api.route('/', paperRoutes())
  api.route('/', reportRoutes())
  api.route('/', readingRoutes())
  api.route('/', modelRoutes())
  api.route('/', modelDraftRoutes())
  api.route('/', importRoutes())
  api.route('/', cityRoutes())
  api.route('/', ledgerRoutes())
  api.route('/', removalRoutes())
  api.openAPIRegistry.registerComponent('securitySchemes', 'signIn', { type: 'http', scheme: 'bearer' })
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Huiying 回应',
      version: '0.1.0',
      description: 'What was said in a city’s sessions, who answered it, and whether it was done.',
    },
    servers: [{ url: '/api' }],
    security: [{ signIn: [] }, {}],
  })
  api.notFound((c) => problem(c, [{ code: 'page_not_found' }]))
  api.onError((fault, c) => faultProblem(c, fault, dependencies))
  return api
}
