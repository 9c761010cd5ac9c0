import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsToBegin } from '#http/law-for-new-cases.ts'
import { describeSourceRefusal, sourceRefusalLabels } from '#intake/readers/source-refusal-labels.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import type { Language } from '#kernel/label.ts'
import { maySendPrivate } from '#operations/language-model/may-send.ts'
import { readProposals } from '#operations/language-model/read-proposals.ts'
import { readReading, type SeenReading } from '#operations/read-reading.ts'
import { mayRead } from '#operations/reading-rights.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { correctionHistory } from '#web/parts/reading/correction-history.ts'
import { groupFindings, standingAt } from '#web/parts/reading/finding-groups.ts'
import { modelProposals } from '#web/parts/reading/model-proposals.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { readingFacts } from '#web/parts/reading/reading-facts.ts'
import { filterForm, filterFrom } from '#web/parts/reading/reading-filter.ts'
import { addFindingForm, confirmShownForm, openCasesForm } from '#web/parts/reading/reading-forms.ts'
import { readingWords as words } from '#web/parts/reading/reading-words.ts'
import { saidAndAnswered } from '#web/parts/reading/said-and-answered.ts'
import { sourceBlocks } from '#web/parts/reading/source-blocks.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { removalWords } from '#web/words/removal-words.ts'

/** Said ↔ answered: the source with its marks, the findings beside it, and what joins them. */
export function readPage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/readings/:id', async (c) => {
    const read = await readReading(c.var.dependencies.db, c.var.actor, c.req.param('id'))
    if (!read.ok) return refusalPage(c, [read.refusal], '/readings')
    return read.value.row.state === 'done' ? donePage(c, read.value) : waitingPage(c, read.value)
  })
}

function waitingPage(c: Context<HttpEnv>, reading: SeenReading): Response | Promise<Response> {
  const { language } = c.var
  const { row } = reading
  const failed = row.state === 'failed'
  return page(c, {
    title: row.name,
    islands: ['reading-wait'],
    ...(failed ? {} : { refreshSeconds: 3 }),
    main: html`<h1>${row.name}</h1>
      <p class="reading-state" data-reading-wait="${failed ? '' : row.id}"><strong>${words[row.state][language]}</strong>
        ${row.progress_of > 0 ? html`<progress max="${row.progress_of}" value="${row.progress_done}"></progress> ${row.progress_done}/${row.progress_of}` : ''}
      </p>
      ${failed ? failure(c, reading) : html`<p class="hint">${words.refreshes[language]}</p>`}
      <p><a href="/readings/${row.id}/source">${words.original[language]}</a></p>`,
  })
}

function failure(c: Context<HttpEnv>, reading: SeenReading): Html {
  const { language } = c.var
  const stub = stubIn(reading.row.refusal)
  if (stub !== undefined) return html`<div class="notice"><p>${stub}</p></div>`
  return html`<div class="error-summary" role="alert"><p>${failureText(reading.row.refusal, language)}</p></div>
    ${againForm(c, reading)}
    <p><a href="/readings/new">${words.anotherFile[language]}</a></p>`
}

/** What stands in the place of a file that was removed. */
function stubIn(refusal: unknown): string | undefined {
  if (typeof refusal !== 'object' || refusal === null || !('stub' in refusal)) return undefined
  return typeof refusal.stub === 'string' ? refusal.stub : undefined
}

/** What was stored with a failed reading, in words. */
function failureText(refusal: unknown, language: Language): string {
  return isSourceRefusal(refusal) ? describeSourceRefusal(refusal, language) : brokenReader[language]
}

const brokenReader = {
  zh: '程序出错，没有读成。请重新识读；再次出现请联系管理员。',
  en: 'Something went wrong inside the program. Read it again; if it happens again, tell the administrator.',
}

function isSourceRefusal(refusal: unknown): refusal is SourceRefusal {
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return false
  return typeof refusal.code === 'string' && Object.hasOwn(sourceRefusalLabels, refusal.code)
}

async function donePage(c: Context<HttpEnv>, reading: SeenReading): Promise<Response> {
  const { language, actor, signedIn, dependencies } = c.var
  const filter = filterFrom(c.req.query())
  const groups = groupFindings(reading, filter)
  const csrf = mayRead(actor, 'change') ? (signedIn?.csrfToken ?? null) : null
  const at = standingAt(groups, reading, c.req.query('at') ?? '')
  const context = { readingId: reading.row.id, language, csrf, filter, at }
  const proposals = await readProposals(dependencies.db, actor, { id: reading.row.id, text: reading.text })
  const { languageModel: model } = dependencies
  const maySend = model !== null && actor !== null && maySendPrivate(model, actor)
  const { raised, answered } = reading.counts
  const { opened, confirmed, movedOn } = c.req.query()
  return page(c, {
    title: reading.row.name,
    islands: ['read-page'],
    isWide: true,
    main: html`<header class="reading-head">
        <h1>${reading.row.name}</h1>
        ${c.req.query('there') === undefined ? '' : html`<p class="notice" role="status">${words.alreadyThere[language]}</p>`}
        ${opened === undefined ? '' : html`<p class="notice" role="status">${words.opened[language]} ${opened} · <a href="/cases?reading=${reading.row.id}">→</a></p>`}
        ${confirmed === undefined ? '' : html`<p class="notice" role="status">${words.confirmedNow[language]} ${confirmed}</p>`}
        ${movedOn === undefined ? '' : html`<p class="notice" role="status">${words.movedOnSince[language]} ${movedOn}</p>`}
        <p class="reading-counts">${countsText(raised, answered, language)}</p>
        ${filterForm(reading, filter, language)}
        ${csrf === null ? '' : html`<div class="reading-acts">${confirmShownForm(groups, context)} <a href="#open-cases" data-key="o">${words.openCases[language]}</a></div>`}
      </header>
      <div class="reading" data-reading="${reading.row.id}">
        <section class="source" aria-labelledby="source-heading">
          <h2 id="source-heading">${words.source[language]}</h2>
          <div class="source-text" data-source lang="${reading.result?.source.language === 'en' ? 'en' : 'zh-CN'}">${sourceBlocks(reading)}</div>
        </section>
        ${saidAndAnswered(groups, context)}
      </div>
      ${modelProposals({ ...context, model, maySendPrivate: maySend, seen: proposals })}
      ${
        csrf === null
          ? ''
          : html`<section class="reading-forms">${addFindingForm(context)}${openCasesForm(
              reading,
              lawsToBegin(c).map(({ procedure }) => procedure),
              context,
            )}${againForm(c, reading)}</section>`
      }
      ${reading.result === null ? '' : readingFacts(reading.result, language)}
      ${correctionHistory(reading, language)}
      <p class="reading-foot"><a href="/readings/${reading.row.id}/source">${words.original[language]}</a>
        <span class="hash">SHA-256 ${reading.result?.source.sha256 ?? ''}</span>
        ${csrf === null ? '' : html`· <a href="/removals/new?reading=${reading.row.id}">${removalWords.askHere[language]}</a>`}</p>
      <p class="hint keys-hint">${words.keys[language]}</p>`,
  })
}

function countsText(raised: number, answered: number, language: Language): string {
  return language === 'zh'
    ? `提出 ${raised} 项，其中 ${answered} 项在本页找到回应`
    : `${raised} raised, ${answered} with an answer on this page`
}

function againForm(c: Context<HttpEnv>, reading: SeenReading): Html {
  if (!mayRead(c.var.actor, 'change')) return html``
  return html`<form method="post" action="${readingAddress(reading.row.id, filterFrom(c.req.query()), '/again')}">
    <input type="hidden" name="csrf" value="${c.var.signedIn?.csrfToken ?? ''}" />
    <button>${words.readAgain[c.var.language]}</button>
  </form>`
}
