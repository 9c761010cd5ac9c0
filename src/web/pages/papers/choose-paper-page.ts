import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { sessionsOf } from '#web/pages/case-list.ts'
import { codeChoices, sessionChoices, unitChoices } from '#web/parts/case-filter-form.ts'
import { choiceBox } from '#web/parts/choice-box.ts'
import { kindChoices } from '#web/parts/kinds.ts'
import { given } from '#web/parts/list-query.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { listWords } from '#web/words/list-words.ts'
import { paperWords as words } from '#web/words/paper-words.ts'

/** Which cases a paper is to be made of, and as what. Each button takes the same choice to another paper. */
export async function choosePaperPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const query = new URL(c.req.url).searchParams
  const [units, sessions] = await Promise.all([unitsOf(c), sessionsOf(c)])
  const profiles = ownLaws(dependencies)
  const chosen = query.getAll('case')
  const kinds = kindChoices(profiles, language)
  const boxes = [
    ...(kinds.length === 0 ? [] : [{ name: 'kind', label: listWords.kind[language], choices: kinds }]),
    { name: 'session', label: listWords.session[language], choices: sessionChoices({ sessions, language }) },
    { name: 'subject', label: listWords.subject[language], choices: codeChoices('subject', { profiles, language }) },
    { name: 'unit', label: listWords.unit[language], choices: unitChoices({ units, language }) },
  ]
  return page(c, {
    title: words.title[language],
    main: html`<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      <form class="list-filter paper-form" method="get" action="/papers/register" data-turbo="false">
        ${chosen.length === 0 ? '' : html`<p class="notice" role="status">${words.chosen(chosen.length)[language]}</p>`}
        ${chosen.map((id) => html`<input type="hidden" name="case" value="${id}" />`)}
        ${kept.flatMap((name) => query.getAll(name).map((value) => html`<input type="hidden" name="${name}" value="${value}" />`))}
        <div class="filter-line">
          <label class="choice">${words.year[language]}<input name="year" inputmode="numeric" pattern="(19|20)[0-9]{2}" maxlength="4" value="${given(query, 'year') ?? ''}" /></label>
          ${boxes.map((box) => choiceBox({ ...box, chosen: given(query, box.name) }, language))}
        </div>
        <fieldset class="choice"><legend>${words.edition[language]}</legend>
          ${tick('radio', 'edition', '', query.get('edition') !== 'public', words.ownEdition[language])}
          ${tick('radio', 'edition', 'public', query.get('edition') === 'public', words.publicEdition[language])}</fieldset>
        <h2>${words.register[language]}</h2><p class="hint">${words.registerHint[language]}</p>
        <p class="paper-buttons">${paperButton('/papers/register', words.look[language], words.register[language])}
          ${paperButton('/papers/register.xlsx', 'Excel', words.register[language])} ${paperButton('/papers/register.docx', 'Word', words.register[language])}</p>
        <h2>${words.collection[language]}</h2><p class="hint">${words.collectionHint[language]}</p>
        ${tick('checkbox', 'replies', 'yes', query.get('replies') === 'yes', words.withReplies[language])}
        <p class="paper-buttons">${paperButton('/papers/collection', words.look[language], words.collection[language])}
          ${paperButton('/papers/collection.docx', 'Word', words.collection[language])}</p>
      </form>`,
  })
}

/** Conditions of a list that led here and that this form has no field for. */
const kept = ['q', 'state', 'outcome', 'duty', 'from', 'to', 'mine', 'work', 'proposer', 'late', 'archived']

function tick(type: 'radio' | 'checkbox', name: string, value: string, isChosen: boolean, label: string): Html {
  return html`<label class="tick"><input type="${type}" name="${name}" value="${value}" ${isChosen ? 'checked' : ''} /> <span>${label}</span></label>`
}

function paperButton(address: string, label: string, of: string): Html {
  return html`<button class="button" formaction="${address}">${label}<span class="visually-hidden"> ${of}</span></button>`
}
