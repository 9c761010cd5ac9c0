import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { columnLabel, lineNoteText } from '#http/line-note-text.ts'
import { columnsOf } from '#intake/tables/table-columns.ts'
import type { Language } from '#kernel/label.ts'
import { storedOptions } from '#operations/import-options.ts'
import { importableIn, readImport, type SeenImport, type SeenLine } from '#operations/read-import.ts'
import type { LineVerdict } from '#store/table-imports.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { cell } from '#web/parts/case-table.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import {
  importStateWords,
  personKindWords,
  tableName,
  takenWords,
  verdictWords,
  importWords as words,
} from '#web/words/import-words.ts'

const shownAtOnce = 100
const verdicts: readonly LineVerdict[] = ['add', 'change', 'same', 'wrong']

/** A table line by line: what would come of each, or what came of it; before it is taken over, the way to do so. */
export async function importReport(c: Context<HttpEnv, '/import/:id'>): Promise<Response> {
  const { language, actor, dependencies } = c.var
  const { searchParams } = new URL(c.req.url)
  const verdict = verdicts.find((one) => one === searchParams.get('verdict'))
  const doubtful = searchParams.get('doubtful') === 'yes'
  const after = Number(searchParams.get('after') ?? 0)
  const read = await readImport(dependencies.db, actor, c.req.param('id'), {
    limit: shownAtOnce,
    ...(verdict === undefined ? {} : { verdict }),
    ...(doubtful ? { doubtful } : {}),
    ...(Number.isSafeInteger(after) && after > 0 && after < 1_000_000 ? { after } : {}),
  })
  if (!read.ok) return refusalPage(c, [read.refusal], '/import')

  const seen = read.value
  const { table } = seen
  return page(c, {
    title: `${words.title[language]} · ${table.name}`,
    isWide: true,
    ...(table.state === 'taking' ? { refreshSeconds: 5 } : {}),
    main: html`<h1>${table.name}</h1>
      <p>${tableName(importableIn(table), language)} · <strong role="status">${importStateWords[table.state][language]}${progress(seen)}</strong></p>
      ${filters(seen, verdict, doubtful, language)}
      ${table.state === 'open' ? acts(c, seen) : ''}
      ${seen.counts.wrong === 0 ? '' : html`<p><a href="/import/${table.id}/lines-to-mend.csv" download>${words.badLines[language]}</a> <span class="note">${words.badLinesHint[language]}</span></p>`}
      ${seen.lines.length === 0 ? html`<p class="empty">${words.noLines[language]}</p>` : lineTable(seen, language)}
      ${next(c, seen)}
      ${table.state === 'open' ? columnsForm(c, seen) : ''}`,
  })
}

function progress({ table, counts }: SeenImport): string {
  return table.state === 'taking' ? ` ${counts.taken} / ${counts.add}` : ''
}

function filters(
  { table, counts }: SeenImport,
  chosen: LineVerdict | undefined,
  doubtful: boolean,
  language: Language,
): Html {
  const said = table.state === 'open' ? verdictWords : takenWords
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
  const items = [
    { href: `/import/${table.id}`, text: words.all[language], count: total, isHere: chosen === undefined && !doubtful },
    ...verdicts.map((verdict) => ({
      href: `/import/${table.id}?verdict=${verdict}`,
      text: said[verdict][language],
      count: counts[verdict],
      isHere: chosen === verdict,
    })),
    {
      href: `/import/${table.id}?doubtful=yes`,
      text: words.doubtful[language],
      count: counts.doubtful,
      isHere: doubtful,
    },
  ]
  return html`<ul class="import-counts">${items
    .filter(({ count, isHere }) => count > 0 || isHere)
    .map(
      ({ href, text, count, isHere }) =>
        html`<li><a href="${href}" ${isHere ? html`aria-current="true"` : ''}>${text} <strong class="figure">${count}</strong></a></li>`,
    )}</ul>`
}

function acts(c: Context<HttpEnv>, { table, counts }: SeenImport): Html {
  const { language } = c.var
  const count = counts.add + counts.change
  const missing = Object.entries(columnsOf(table.kind)).filter(
    ([column, { required }]) => required === true && !table.match.includes(column),
  )
  const button = (act: string, label: string, isMain: boolean): Html =>
    html`<form method="post" action="/import/${table.id}/${act}" data-turbo="false">${formTokenInput(c)}<button ${isMain ? html`class="button"` : ''}>${label}</button></form>`
  return html`${
    missing.length === 0
      ? ''
      : html`<p class="notice">${words.missing[language]}${missing.map(([, column]) => column.label[language]).join('、')}</p>`
  }<div class="import-acts">${count === 0 ? '' : button('take-over', `${words.takeOver[language]} (${count})`, true)} ${button('drop', words.drop[language], false)}</div>`
}

function lineTable(seen: SeenImport, language: Language): Html {
  const headings = [words.line, words.verdict, words.about, words.notes]
  return html`<table class="list list-import" role="table"><caption class="visually-hidden">${words.preview[language]}</caption>
    <thead role="rowgroup"><tr role="row">${headings.map(
      (one, at) =>
        html`<th scope="col" role="columnheader" class="${at === 0 ? 'col-line' : at === 1 ? 'col-verdict' : at === 2 ? 'col-about' : 'col-notes'}">${one[language]}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${seen.lines.map((line) => lineRow(line, seen, language))}</tbody></table>`
}

function lineRow(line: SeenLine, { table }: SeenImport, language: Language): Html {
  const isTaken = table.state === 'done' || line.became !== null
  const said = (isTaken ? takenWords : verdictWords)[line.verdict][language]
  const isOfCase = isOld(table.kind) && (line.became ?? line.target) !== null
  const about = isOfCase ? html`<a href="/cases/${line.became ?? line.target}">${line.about}</a>` : html`${line.about}`
  return html`<tr role="row" data-row>
    ${cell('line', words.line[language], html`<span class="figure">${line.line}</span>`)}
    ${cell('verdict', words.verdict[language], line.verdict === 'wrong' ? html`<strong class="late">${said}</strong>` : html`${said}`)}
    ${cell('about', words.about[language], about)}
    ${cell('notes', words.notes[language], notes(line, table, language))}
  </tr>`
}

/** Lines of such tables are of cases. */
function isOld(kind: SeenImport['table']['kind']): boolean {
  return kind === 'cases' || kind === 'ratings'
}

function notes(line: SeenLine, table: SeenImport['table'], language: Language): Html {
  const { kind } = table
  const texts = [
    ...(line.verdict === 'add' && kind !== 'cases' ? additions(line, table, language) : []),
    ...line.faults.map((fault) => html`<li>${lineNoteText(kind, fault, language)}</li>`),
    ...line.changes.map(
      ({ field, before, after }) =>
        html`<li>${columnLabel(kind, field)[language]}${
          before === '' && after === ''
            ? ''
            : html`${language === 'zh' ? '：' : ': '}<del>${before === '' ? words.nothing[language] : before}</del> → <ins>${after}</ins>`
        }</li>`,
    ),
    ...line.doubts.map((doubt) => html`<li class="note">${lineNoteText(kind, doubt, language)}</li>`),
  ]
  return texts.length === 0 ? html`` : html`<ul class="import-notes">${texts}</ul>`
}

/** What else a new entry would hold besides what it is called. */
function additions(line: SeenLine, { kind, match }: SeenImport['table'], language: Language): readonly Html[] {
  const told = match.flatMap((column, at) => {
    const cell = line.cells[at] ?? ''
    if (column === null || cell === '' || column === 'name' || column === 'delegation') return []
    return [`${columnLabel(kind, column)[language]}${language === 'zh' ? '：' : ': '}${cell}`]
  })
  return told.length === 0 ? [] : [html`<li>${told.join(language === 'zh' ? '；' : '; ')}</li>`]
}

function next(c: Context<HttpEnv>, seen: SeenImport): Html {
  if (seen.next === null) return html``
  const url = new URL(c.req.url)
  url.searchParams.set('after', String(seen.next))
  return html`<p class="more"><a rel="next" href="${url.pathname}${url.search}">${c.var.language === 'zh' ? '后面的行' : 'Further lines'}</a></p>`
}

function columnsForm(c: Context<HttpEnv>, { table }: SeenImport): Html {
  const { language } = c.var
  const options = storedOptions(table.options)
  const columns = Object.entries(columnsOf(table.kind))
  return html`<details class="import-columns" ${table.match.every((one) => one === null) ? 'open' : ''}><summary>${words.columns[language]}</summary>
    <form class="fields" method="post" action="/import/${table.id}/columns" data-turbo="false">${formTokenInput(c)}
      <p class="hint">${words.columnsHint[language]}</p>
      ${table.headings.map(
        (
          heading,
          at,
        ) => html`<p class="field"><label for="column-${at}">${heading === '' ? words.unnamed[language] : heading}</label>
          <select id="column-${at}" name="column"><option value="">${words.leaveOut[language]}</option>${columns.map(
            ([column, { label }]) =>
              html`<option value="${column}" ${table.match[at] === column ? 'selected' : ''}>${label[language]}</option>`,
          )}</select></p>`,
      )}
      ${
        table.kind !== 'people'
          ? ''
          : html`<p class="field"><label for="personKind">${words.personKind[language]}</label><select id="personKind" name="personKind">${Object.entries(
              personKindWords,
            ).map(
              ([kind, label]) =>
                html`<option value="${kind}" ${options.personKind === kind ? 'selected' : ''}>${label[language]}</option>`,
            )}</select></p>
        <p><label class="tick"><input type="checkbox" name="newDelegations" value="yes" ${options.newDelegations ? 'checked' : ''} /> <span>${words.newDelegations[language]}</span></label></p>`
      }
      <p><button class="button">${words.rejudge[language]}</button></p>
    </form></details>`
}
