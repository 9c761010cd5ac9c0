import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { refusalStatus } from '#http/refusal-status.ts'
import { isRaised } from '#intake/answer-index.ts'
import { inOneLine } from '#kernel/in-one-line.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { findingWords } from '#operations/finding-words.ts'
import { isSpanIn } from '#operations/is-span-in.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import type { FindingRow } from '#store/readings.ts'
import { page } from '#web/layout.ts'
import { errorSummary, titleWith } from '#web/parts/error-summary.ts'
import { changeForm, linkForms } from '#web/parts/reading/finding-forms.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'
import { sourceBlocks } from '#web/parts/reading/source-blocks.ts'
import { sourceLanguage } from '#web/parts/reading/source-language.ts'
import { partAt, sourceParts } from '#web/parts/reading/source-parts.ts'
import { dutyAsTold } from '#web/parts/reading/typed-duty.ts'
import type { RefusedFinding, TypedFinding } from '#web/parts/reading/typed-finding.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** One finding by itself: its kind, speaker, exact words, and what answers it. Works without scripts. */
export function findingPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/readings/:id/findings/:finding', async (c) => {
    const id = c.req.param('id')
    if (!mayRead(c.var.actor, 'change')) return refusalPage(c, [{ code: 'reading_not_allowed' }], `/readings/${id}`)
    const read = await readReading(c.var.dependencies.db, c.var.actor, id)
    if (!read.ok) return refusalPage(c, [read.refusal], '/readings')
    return changePage(c, read.value, c.req.param('finding'))
  })
}

/** A change that was not taken: what was typed, what is wrong with it, and whether somebody else changed it meanwhile. */
export type RefusedChange = RefusedFinding & {
  readonly status: (typeof refusalStatus)[keyof typeof refusalStatus]
  readonly hasMovedOn: boolean
}

/** The form that corrects a finding, beside the source in which other words may be marked for it. */
export async function changePage(
  c: Context<HttpEnv>,
  reading: SeenReading,
  findingId: string,
  refused?: RefusedChange,
): Promise<Response> {
  const { language, signedIn } = c.var
  const { id } = reading.row
  const index = reading.findings.findIndex((one) => one.id === findingId)
  const finding = reading.findings[index]
  if (finding === undefined) {
    return refusalPage(c, [{ code: 'finding_not_found', finding: findingId }], `/readings/${id}`)
  }
  const filter = filterFrom(c.req.query())
  const typed = refused?.typed ?? asFound(reading, finding, markedIn(c, reading))
  const parts = sourceParts(reading)
  const place = partAt(parts, finding.span_start)
  const part = parts[place] ?? { start: 0, end: 0 }
  const form = { reading, finding, language, filter, part, csrf: signedIn?.csrfToken ?? '' }
  const errors = refused?.errors ?? []
  const title = `${words.edit[language]} ${index + 1}`
  return page(c, {
    title: titleWith(errors, title, language),
    ...(refused === undefined ? {} : { status: refused.status }),
    islands: ['finding-form'],
    isWide: true,
    main: html`<h1>${title}</h1>
      ${errorSummary(errors, language)}
      <div class="finding-work" data-finding-work>
        ${changeForm(form, { ...refused, typed, errors, hasMovedOn: refused?.hasMovedOn ?? false })}
        <section class="source" aria-labelledby="source-heading" tabindex="0">
          <h2 id="source-heading">${words.source[language]}</h2>
          <div class="source-text" data-source ${sourceLanguage(reading)}>${sourceBlocks(reading, part, finding.id)}</div>
        </section>
        <div class="finding-links">
          ${isRaised(finding) ? linkForms(form) : ''}
          <p><a href="${readingAddress(id, parts.length === 1 ? filter : { ...filter, part: place })}#finding-${index + 1}">${words.back[language]}</a></p>
        </div>
      </div>`,
  })
}

/** Words that were marked on the page somebody came from, for this finding. */
function markedIn(c: Context<HttpEnv>, { text }: SeenReading): TextSpan | undefined {
  const [start, end] = [Number(c.req.query('start')), Number(c.req.query('end'))]
  return text !== null && isSpanIn(text, { start, end }) ? { start, end } : undefined
}

function asFound({ text }: SeenReading, finding: FindingRow, marked: TextSpan | undefined): TypedFinding {
  const span = marked ?? { start: finding.span_start, end: finding.span_end }
  return {
    kind: finding.kind,
    speaker: finding.speaker ?? '',
    words: marked === undefined ? findingWords(text, finding) : inOneLine((text ?? '').slice(span.start, span.end)),
    start: String(span.start),
    end: String(span.end),
    duty: dutyAsTold(text, finding),
    at: {},
  }
}
