import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { isAccepted } from '#operations/language-model/is-accepted.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { readingWords as words } from './reading-words.ts'

const acts: Readonly<Record<string, Label>> = {
  confirm: words.confirm,
  drop: words.drop,
  restore: words.restore,
  change: words.edit,
  add: words.add,
  link: words.link,
  unlink: words.unlink,
}

/** Every correction with its time and what stood before: nothing a person changed is lost. */
export function correctionHistory(reading: SeenReading, language: Language): Html {
  if (reading.corrections.length === 0) return html``
  const numbers = new Map(reading.findings.map((finding, index) => [finding.id, index + 1]))
  return html`<details class="history">
    <summary>${words.history[language]} <span class="count">${reading.corrections.length}</span></summary>
    <table class="list">
      <tbody>
        ${reading.corrections.map(
          (one) => html`<tr>
            <td><time datetime="${one.at}">${one.at.slice(0, 16).replace('T', ' ')} UTC</time></td>
            <td>${reading.correctors.get(one.by_person) ?? ''}</td>
            <td><a href="#finding-${numbers.get(one.finding_id) ?? 0}">${numbers.get(one.finding_id) ?? ''}</a></td>
            <td>${isAccepted(one) ? words.fromModel[language] : (acts[one.act] ?? { zh: one.act, en: one.act })[language]}</td>
            <td>${difference(one.before, one.after)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}

const places = ['start', 'end', 'answer', 'proposal']

/** The values that changed, before → after. */
function difference(before: unknown, after: unknown): string {
  if (!isRecord(after)) return ''
  const old = isRecord(before) ? before : {}
  return Object.entries(after)
    .filter(([key, value]) => old[key] !== value && !places.includes(key))
    .map(([key, value]) =>
      old[key] === undefined ? String(value ?? '') : `${String(old[key] ?? '–')} → ${String(value ?? '–')}`,
    )
    .join('；')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
