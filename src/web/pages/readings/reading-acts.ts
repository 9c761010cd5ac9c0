import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Procedure } from '#engine/procedure.ts'
import { actContextOf } from '#http/act-context-of.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsToBegin } from '#http/law-for-new-cases.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { confirmFindings } from '#operations/confirm-findings.ts'
import { correctFinding } from '#operations/correct-finding.ts'
import { openCases } from '#operations/open-cases.ts'
import { readAgain, readReading, type SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { errorsAt, formErrors } from '#web/parts/error-summary.ts'
import { chosenOpening } from '#web/parts/reading/chosen-opening.ts'
import { placeChoice } from '#web/parts/reading/place-choice.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'
import { sessionFrom } from '#web/parts/reading/session-choice.ts'
import { sourceParts } from '#web/parts/reading/source-parts.ts'
import { typedFinding } from '#web/parts/reading/typed-finding.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { correctionFrom } from './correction-from.ts'
import { changePage } from './finding-page.ts'
import { pageAsShown } from './page-as-shown.ts'
import { workPage } from './work-page.ts'

/** What a person does to a reading: plain posted forms, each leading back to the page as it was narrowed. */
export function readingActs(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/readings/:id/corrections', correct)
    .post('/readings/:id/confirmations', confirmAll)
    .post('/readings/:id/cases', open)
    .post('/readings/:id/again', again)
}

type ReadingContext = Context<HttpEnv, '/readings/:id/corrections'>

async function correct(c: ReadingContext): Promise<Response> {
  const id = c.req.param('id')
  const form = await c.req.formData()
  const reading = await readReading(c.var.dependencies.db, c.var.actor, id)
  if (!reading.ok) return refusalPage(c, [reading.refusal], '/readings')
  if (!hasFormToken(c, form)) return askAgain(c, reading.value, form, { code: 'form_expired' })
  const correction = correctionFrom(form, reading.value, shownTo(c, reading.value))
  if (!correction.ok) return askAgain(c, reading.value, form, correction.refusal)

  const corrected = await correctFinding(c.var.dependencies.db, actContextOf(c), id, correction.value)
  if (!corrected.ok) return askAgain(c, reading.value, form, corrected.refusal)
  return c.redirect(pageAsShown(c, id, { at: corrected.value.finding }), 303)
}

/** The part of the source that is shown to whoever typed. */
function shownTo(c: ReadingContext, reading: SeenReading): TextSpan {
  const { part = 0 } = filterFrom(c.req.query())
  return sourceParts(reading)[part] ?? { start: 0, end: 0 }
}

/** Says no; where something was typed, in its form with all of it, to be mended and sent again. */
async function askAgain(
  c: ReadingContext,
  before: SeenReading,
  form: FormData,
  refusal: AnyRefusal,
): Promise<Response> {
  const { id } = before.row
  const act = form.get('act')
  if ((act !== 'add' && act !== 'change') || !mayRead(c.var.actor, 'change')) {
    return refusalPage(c, [refusal], pageAsShown(c, id))
  }
  // As it stands by now: somebody else may have changed it a moment ago.
  const reading = await readReading(c.var.dependencies.db, c.var.actor, id)
  if (!reading.ok) return refusalPage(c, [reading.refusal], '/readings')
  const typed = typedFinding(form)
  const refused = {
    typed,
    errors: errorsAt(fieldOf(refusal), [refusal], c.var.language),
    status: refusalStatus[refusal.code],
    ...(refusal.code === 'words_at_several_places'
      ? {
          choice: { choice: placeChoice(refusal, typed.duty.joint), text: reading.value.text ?? '' },
        }
      : {}),
  }
  if (act === 'add') {
    const there = refusal.code === 'finding_there' ? { there: refusal.finding } : {}
    return workPage(c, reading.value, { ...refused, ...there, once: String(form.get('once') ?? '') })
  }
  const finding = String(form.get('finding') ?? '')
  // The form that is shown takes the finding as it stands now: whoever wrote on an older one is told, whatever else was wrong.
  const now = reading.value.findings.find(({ id }) => id === finding)
  const hasMovedOn = refusal.code === 'finding_moved_on' || String(now?.version) !== form.get('version')
  return changePage(c, reading.value, finding, { ...refused, hasMovedOn })
}

/** The field a refusal is about; null where it is about the whole form. */
function fieldOf(refusal: AnyRefusal): string | null {
  switch (refusal.code) {
    case 'words_not_in_source':
      return refusal.part ?? 'words'
    case 'words_at_several_places':
      return refusal.part
    case 'span_invalid':
      return 'words'
    case 'kind_without_duty':
      return 'kind'
    case 'term_words_missing':
      return 'due'
    case 'term_day_invalid':
      return 'day'
    default:
      return null
  }
}

async function confirmAll(c: Context<HttpEnv, '/readings/:id/confirmations'>): Promise<Response> {
  const id = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], pageAsShown(c, id))

  const asked = form.getAll('finding').flatMap((value) => {
    const [finding, version] = String(value).split(' ')
    return finding === undefined || version === undefined ? [] : [{ finding, version: Number(version) }]
  })
  const confirmed = await confirmFindings(c.var.dependencies.db, actContextOf(c), id, asked)
  if (!confirmed.ok) return refusalPage(c, [confirmed.refusal], pageAsShown(c, id))
  const { confirmed: now, movedOn } = confirmed.value
  const left = movedOn === 0 ? {} : { movedOn: String(movedOn) }
  return c.redirect(pageAsShown(c, id, { confirmed: String(now), ...left }), 303)
}

type OpeningContext = Context<HttpEnv, '/readings/:id/cases'>

async function open(c: OpeningContext): Promise<Response> {
  const id = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return openAgain(c, form, [{ code: 'form_expired' }])

  const open = lawsToBegin(c)
  const kind = form.get('kind')
  // Where only one kind may be opened the form does not ask; another that was asked for is never taken for it.
  const law = kind === null ? open[0] : open.find(({ procedure }) => procedure.id === kind)
  if (law === undefined) return refusalPage(c, [{ code: 'reading_not_allowed' }], `/readings/${id}`)
  const { procedure, profile } = law
  const opened = await openCases(c.var.dependencies.db, actContextOf(c), {
    readingId: id,
    findings: form.getAll('finding').map(String),
    procedure: procedure.id,
    profile: profile.id,
    period: form.get('period') === 'between_sessions' ? 'between_sessions' : 'in_session',
    publishText: form.get('publish') === 'yes',
    session: sessionFrom(form),
  })
  if (!opened.ok) return openAgain(c, form, opened.refusal, procedure)
  const { opened: now, there } = opened.value
  const before = there.length === 0 ? {} : { before: String(there.length) }
  return c.redirect(pageAsShown(c, id, { opened: String(now.length), ...before }), 303)
}

/** Says no in the form itself, with all that was ticked and chosen. */
async function openAgain(
  c: OpeningContext,
  form: FormData,
  refusals: readonly [AnyRefusal, ...AnyRefusal[]],
  procedure: Procedure | null = null,
): Promise<Response> {
  const id = c.req.param('id')
  const reading = await readReading(c.var.dependencies.db, c.var.actor, id)
  if (!reading.ok || reading.value.text === null || !mayRead(c.var.actor, 'change')) {
    return refusalPage(c, refusals, `${pageAsShown(c, id)}#open-cases`, procedure)
  }
  const words = { procedure, unitName: (unit: string) => unit }
  const errors = formErrors(refusals, c.var.language, words).map(({ text }, place) => ({
    field: refusals[place]?.code === 'no_finding_chosen' ? 'findings' : null,
    text,
  }))
  return workPage(c, reading.value, {
    chosen: chosenOpening(form),
    errors,
    status: refusalStatus[refusals[0].code],
  })
}

async function again(c: Context<HttpEnv, '/readings/:id/again'>): Promise<Response> {
  const id = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], pageAsShown(c, id))

  const asked = await readAgain(c.var.dependencies.db, actContextOf(c), id)
  if (!asked.ok) return refusalPage(c, [asked.refusal], '/readings')
  c.var.dependencies.readingQueued()
  return c.redirect(pageAsShown(c, id), 303)
}
