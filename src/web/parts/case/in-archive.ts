import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import { listInstances, textOf } from '#engine/view.ts'
import { mayHaveArchive } from '#operations/archive/read-archive.ts'
import type { Html } from '#web/html.ts'
import { paperWords as words } from '#web/words/paper-words.ts'
import { type CaseContext, codeName } from './case-context.ts'
import { dayText } from './day-text.ts'

/** That a case is in the archive, where it stands there, and its package for those who may have it. */
export function inArchive(context: CaseContext, actor: Actor | null): Html {
  const { seen, language } = context
  const { archive } = seen.procedure
  const archived =
    archive === undefined
      ? undefined
      : listInstances(seen.view, archive.machine).findLast((one) => one.state === archive.archived)
  if (archived === undefined) return html``
  const number = textOf(archived.fields.archiveNumber)
  const retention = textOf(archived.fields.retention)
  return html`<section class="case-archive" aria-labelledby="archive-heading"><h2 id="archive-heading">${words.inArchive[language]}</h2>
    <dl class="case-facts"><dt>${words.archivedOn[language]}</dt><dd><time datetime="${archived.since}">${dayText(archived.since, language)}</time></dd>
      ${number === '' ? '' : html`<dt>${words.archiveNumber[language]}</dt><dd>${number}</dd>`}
      ${retention === '' ? '' : html`<dt>${words.retention[language]}</dt><dd>${codeName(context, 'retention', retention)}</dd>`}</dl>
    ${
      mayHaveArchive(seen.procedure, actor)
        ? html`<p><a href="/cases/${encodeURIComponent(seen.view.id)}/archive.zip" data-turbo="false">${words.archivePackage[language]}</a></p>`
        : ''
    }</section>`
}
