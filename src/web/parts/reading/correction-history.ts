import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { isAccepted } from '#operations/language-model/is-accepted.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { kindWords, readingWords as words } from './reading-words.ts'

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
            <td>${changed(one.before, one.after, numbers, language)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}

function changed(before: unknown, after: unknown, numbers: ReadonlyMap<string, number>, language: Language): Html {
  if (!isRecord(after)) return html``
  const old = isRecord(before) ? before : {}
  if (typeof after.answer !== 'string') return html`${difference(old, after, language)}`
  const number = numbers.get(after.answer) ?? 0
  // Links made before this was kept say nothing of what was there.
  const now = before === null ? '' : ` ${linkText(old, language)} → ${linkText(after, language)}`
  return html`<a href="#finding-${number}">${number}</a>${now}`
}

type Kept = Readonly<Record<string, unknown>>

/** The values that changed, before → after. */
function difference(old: Kept, after: Kept, language: Language): string {
  return Object.entries(after)
    .filter(([key, value]) => (old[key] !== value || key in duties) && !places.includes(key))
    .map(([key, value]) => {
      const now = valueText(key, value, language) || (key in duties ? words.notSaid[language] : '')
      return old[key] === undefined ? now : `${valueText(key, old[key], language) || '–'} → ${now || '–'}`
    })
    .filter((text) => text !== '')
    .join(language === 'zh' ? '；' : '; ')
}

const places = ['start', 'end', 'proposal']

function valueText(key: string, value: unknown, language: Language): string {
  const text = String(value ?? '')
  if (key === 'kind') return kindWords[text as keyof typeof kindWords]?.[language] ?? text
  if (key === 'who' || key === 'when') return isRecord(value) ? duties[key](value, language) : ''
  if (key === 'standing') return standings[text]?.[language] ?? text
  return text
}

const duties = {
  who: ({ unit, joint }: Kept, language: Language): string => {
    const others = Array.isArray(joint) ? joint.map(quoteIn) : []
    return [quoteIn(unit), ...others].filter((quote) => quote !== '').join(language === 'zh' ? '、' : ', ')
  },
  when: (due: Kept): string => [quoteIn(due), String(due.day ?? '')].filter((part) => part !== '').join(' '),
}

const quoteIn = (place: unknown): string => (isRecord(place) ? String(place.quote ?? '') : '')

const standings: Readonly<Record<string, Label>> = {
  proposed: words.proposed,
  confirmed: words.confirmed,
  dropped: words.dropped,
}

function linkText({ standing, origin }: Kept, language: Language): string {
  if (standing === 'dropped') return words.unlinked[language]
  if (standing === 'confirmed' || origin === 'person') return words.byPerson[language]
  return (standing === 'proposed' ? words.linkedByReader : words.notLinked)[language]
}

function isRecord(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null
}
