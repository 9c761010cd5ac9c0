import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { type ProposalsTaken, proposalsTaken, type UnitTaken } from '#operations/routing/proposals-taken.ts'
import type { Unit } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { kindName } from '#web/parts/kinds.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { unitName, unitsOf } from '#web/parts/request-units.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { learnedText, moreModels, proposalsTakenWords as words } from '#web/words/proposals-taken-words.ts'

type Told = { readonly units: ReadonlyMap<string, Unit>; readonly language: Language }

/** How often the units proposed were taken, for the offices that give cases to units. */
export function proposalsTakenPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/proposed-units', async (c) => {
    const { actor, language, dependencies } = c.var
    if (actor === null) return c.redirect('/sign-in?next=/proposed-units', 303)
    const kinds = await proposalsTaken(dependencies.db, actor)
    if (kinds === undefined) return refusalPage(c, [{ code: 'assigning_office_only' }], '/inbox')
    const told = { units: await unitsOf(c), language }
    return page(c, {
      title: words.title[language],
      isWide: true,
      main: html`<p><a href="/inbox">${frameWords.inbox[language]}</a></p>
        <h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
        ${kinds.map((kind) => ofKind(kind, told))}`,
    })
  })
}

function ofKind({ procedure, given, handedBack, models, left }: ProposalsTaken, told: Told): Html {
  const { language } = told
  return html`<section aria-labelledby="kind-${procedure}"><h2 id="kind-${procedure}">${kindName(procedure, language)}</h2>
    ${unitTable(words.given[language], given, told)}
    ${handedBack.length === 0 ? '' : unitTable(words.handedBack[language], handedBack, told)}
    ${models.length === 0 ? '' : html`<h3>${words.models[language]}</h3>${modelTable(models, language)}`}
    ${left === 0 ? '' : html`<p class="note">${moreModels(left, language)}</p>`}</section>`
}

function unitTable(caption: string, rows: readonly UnitTaken[], { units, language }: Told): Html {
  const named = (unit: string) => unitName(units.get(unit), language)
  const headings = [
    ['unit', words.unit[language]],
    ['times', words.times[language]],
    ['taken', words.taken[language]],
    ['instead', words.instead[language]],
  ] as const
  if (rows.length === 0) return html`<h3>${caption}</h3><p class="note">${words.none[language]}</p>`
  return html`<h3>${caption}</h3>${table(
    caption,
    headings,
    rows.map(
      ({ unit, times, taken, instead }) => html`<tr role="row">
        ${cell('unit', words.unit[language], unit === null ? words.unsure[language] : named(unit))}
        ${cell('times', words.times[language], String(times))}
        ${cell('taken', words.taken[language], unit === null ? '—' : String(taken))}
        ${cell('instead', words.instead[language], instead.map((one) => `${named(one.unit)} ${one.times}`).join(language === 'zh' ? '、' : ', '))}
      </tr>`,
    ),
  )}`
}

function modelTable(models: ProposalsTaken['models'], language: Language): Html {
  const headings = [
    ['version', words.version[language]],
    ['learned', words.learned[language]],
    ['times', words.times[language]],
    ['taken', words.taken[language]],
    ['changed', words.changed[language]],
    ['unsure', words.unsure[language]],
    ['last', words.last[language]],
  ] as const
  return table(
    words.models[language],
    headings,
    models.map(
      ({ method, trainingSet, cases, duties, learnedTo, proposed, taken, abstained, last }) => html`<tr role="row">
        ${cell('version', words.version[language], `${method} · ${trainingSet.slice(0, 12)}`)}
        ${cell('learned', words.learned[language], learnedText(cases, duties, learnedTo, language))}
        ${cell('times', words.times[language], String(proposed))}
        ${cell('taken', words.taken[language], String(taken))}
        ${cell('changed', words.changed[language], String(proposed - taken))}
        ${cell('unsure', words.unsure[language], String(abstained))}
        ${cell('last', words.last[language], last.slice(0, 10))}
      </tr>`,
    ),
  )
}

function table(caption: string, headings: readonly (readonly [string, string])[], rows: readonly Html[]): Html {
  return html`<table class="list" role="table"><caption class="visually-hidden">${caption}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map(
      ([column, heading]) => html`<th scope="col" role="columnheader" class="col-${column}">${heading}</th>`,
    )}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`
}
