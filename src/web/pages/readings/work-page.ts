import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsToBegin } from '#http/law-for-new-cases.ts'
import type { refusalStatus } from '#http/refusal-status.ts'
import type { Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { maySendPrivate } from '#operations/language-model/may-send.ts'
import { readProposals } from '#operations/language-model/read-proposals.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { listSessions } from '#store/roster.ts'
import { page } from '#web/layout.ts'
import { errorSummary, titleWith } from '#web/parts/error-summary.ts'
import { againForm } from '#web/parts/reading/again-form.ts'
import { correctionHistory } from '#web/parts/reading/correction-history.ts'
import { rereadNotice } from '#web/parts/reading/failed-reading.ts'
import { type FindingFilter, groupFindings, standingAt } from '#web/parts/reading/finding-groups.ts'
import { modelProposals } from '#web/parts/reading/model-proposals.ts'
import { partLinks } from '#web/parts/reading/part-links.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { readingFacts } from '#web/parts/reading/reading-facts.ts'
import { filterForm, filterFrom } from '#web/parts/reading/reading-filter.ts'
import {
  type AddForm,
  addFindingForm,
  confirmShownForm,
  markedOffer,
  type OpeningForm,
  openCasesForm,
} from '#web/parts/reading/reading-forms.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'
import { saidAndAnswered } from '#web/parts/reading/said-and-answered.ts'
import { sourceBlocks } from '#web/parts/reading/source-blocks.ts'
import { sourceLanguage } from '#web/parts/reading/source-language.ts'
import { partAt, sourceParts } from '#web/parts/reading/source-parts.ts'
import { removalWords } from '#web/words/removal-words.ts'

/** A form that added nothing is shown again with what was typed. */
export type RefusedAdding = AddForm & {
  readonly status: (typeof refusalStatus)[keyof typeof refusalStatus]
  /** The finding that is there already. */
  readonly there?: string
}

/** A form that opened nothing is shown again with what was ticked and chosen. */
export type RefusedOpening = Required<OpeningForm> & Pick<RefusedAdding, 'status'>

/** A reading with everything a person works on. */
export async function workPage(
  c: Context<HttpEnv>,
  reading: SeenReading,
  refused?: RefusedAdding | RefusedOpening,
): Promise<Response> {
  const { language, actor, signedIn, dependencies } = c.var
  const asked = filterFrom(c.req.query())
  const parts = sourceParts(reading)
  const part = shownPart(reading, parts, asked, c.req.query('at'))
  const filter = parts.length === 1 ? withoutPart(asked) : { ...asked, part }
  const shown = parts[part] ?? { start: 0, end: 0 }
  const groups = groupFindings(reading, filter, { parts, part })
  const csrf = mayRead(actor, 'change') ? (signedIn?.csrfToken ?? null) : null
  const at = standingAt(groups, reading, c.req.query('at') ?? '')
  const linkTo = (number: number): string => linkToFinding(reading, parts, part, number)
  const context = { readingId: reading.row.id, language, csrf, filter, linkTo, at }
  const sessions = csrf === null ? [] : await listSessions(dependencies.db)
  const proposals = await readProposals(dependencies.db, actor, { id: reading.row.id, text: reading.text })
  const { languageModel: model } = dependencies
  const maySend = model !== null && actor !== null && maySendPrivate(model, actor)
  const { raised, answered } = reading.counts
  const { opened, before, confirmed, movedOn } = c.req.query()
  const errors = refused?.errors ?? []
  const adding = refused !== undefined && 'once' in refused ? refused : newAdding(dependencies.chance.id())
  const opening = refused !== undefined && 'chosen' in refused ? refused : undefined
  return page(c, {
    title: titleWith(errors, reading.row.name, language),
    ...(refused === undefined ? {} : { status: refused.status }),
    islands: ['read-page'],
    isWide: true,
    main: html`<header class="reading-head">
        <h1>${reading.row.name}</h1>
        ${errorSummary(errors, language)}
        ${adding.there === undefined ? '' : html`<p><a href="${readingAddress(reading.row.id, {}, '', { at: adding.there })}">${words.seeThatOne[language]}</a></p>`}
        ${rereadNotice(reading, language)}
        ${c.req.query('there') === undefined ? '' : html`<p class="notice" role="status">${words.alreadyThere[language]}</p>`}
        ${opened === undefined ? '' : html`<p class="notice" role="status">${words.opened[language]} ${opened} · <a href="/cases?reading=${reading.row.id}">${words.seeCases[language]}</a></p>`}
        ${before === undefined ? '' : html`<p class="notice" role="status">${words.openedBefore[language]} ${before}</p>`}
        ${confirmed === undefined ? '' : html`<p class="notice" role="status">${words.confirmedNow[language]} ${confirmed}</p>`}
        ${movedOn === undefined ? '' : html`<p class="notice" role="status">${words.movedOnSince[language]} ${movedOn}</p>`}
        <p class="reading-counts">${countsText(raised, answered, language)}</p>
        ${partLinks({ ...context, of: parts.length, part, groups })}
        ${filterForm(reading, filter, shown, language)}
        ${csrf === null ? '' : html`<div class="reading-acts">${confirmShownForm(groups, context)} <a href="#open-cases" data-key="o">${words.openCases[language]}</a></div>`}
      </header>
      <div class="reading" data-reading="${reading.row.id}">
        <section class="source" aria-labelledby="source-heading">
          <h2 id="source-heading">${words.source[language]}</h2>
          <div class="source-text" data-source ${sourceLanguage(reading)}>${sourceBlocks(reading, shown)}</div>
          ${markedOffer(context)}
        </section>
        ${saidAndAnswered(groups, context)}
      </div>
      ${modelProposals({ ...context, model, maySendPrivate: maySend, seen: proposals })}
      ${
        csrf === null
          ? ''
          : html`<section class="reading-forms">${addFindingForm(context, adding)}${openCasesForm(
              reading,
              shown,
              lawsToBegin(c).map(({ procedure }) => procedure),
              context,
              sessions,
              opening,
            )}${againForm(context)}</section>`
      }
      ${reading.result === null ? '' : readingFacts(reading.result, shown, language)}
      ${correctionHistory(reading, language)}
      <p class="reading-foot"><a href="/readings/${reading.row.id}/source">${words.original[language]}</a>
        <span class="hash">SHA-256 ${reading.result?.source.sha256 ?? ''}</span>
        ${csrf === null ? '' : html`· <a href="/removals/new?reading=${reading.row.id}">${removalWords.askHere[language]}</a>`}</p>
      <p class="hint keys-hint">${words.keys[language]}</p>`,
  })
}

/** The part that is asked for; that of the finding somebody comes back to before any. */
function shownPart(reading: SeenReading, parts: readonly TextSpan[], { part = 0 }: FindingFilter, at?: string): number {
  const back = at === undefined ? undefined : reading.findings.find(({ id }) => id === at)
  return back === undefined ? Math.min(part, parts.length - 1) : partAt(parts, back.span_start)
}

const withoutPart = ({ part: _, ...filter }: FindingFilter): FindingFilter => filter

function linkToFinding(reading: SeenReading, parts: readonly TextSpan[], part: number, number: number): string {
  const its = partAt(parts, reading.findings[number - 1]?.span_start ?? 0)
  return `${its === part ? '' : readingAddress(reading.row.id, { part: its })}#finding-${number}`
}

const newAdding = (once: string): AddForm & Pick<RefusedAdding, 'there'> => ({ once, errors: [] })

function countsText(raised: number, answered: number, language: Language): string {
  return language === 'zh'
    ? `提出 ${raised} 项，其中 ${answered} 项在本页找到回应`
    : `${raised} raised, ${answered} with an answer on this page`
}
