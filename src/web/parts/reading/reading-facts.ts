import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { doubtWords, readingWords as words } from './reading-words.ts'

type Result = NonNullable<SeenReading['result']>

const personKinds: Readonly<Record<Result['people'][number]['kind'], Label>> = {
  leader: { zh: '领导', en: 'Leader' },
  member: { zh: '委员', en: 'Member' },
  deputy: { zh: '代表', en: 'Deputy' },
  other: { zh: '其他', en: 'Other' },
}

/**
 * What else was found: doubts first, then sessions, lists with their numbers, people, names and documents.
 *
 * @param part - the part of the source it is told of.
 */
export function readingFacts(whole: Result, part: TextSpan, language: Language): Html {
  const inPart = <Found extends { readonly start: number }>(found: readonly Found[]): readonly Found[] =>
    found.filter(({ start }) => part.start <= start && start < part.end)
  const result = {
    doubts: inPart(whole.doubts),
    sessions: inPart(whole.sessions),
    lists: inPart(whole.lists),
    people: inPart(whole.people),
    programmes: inPart(whole.programmes),
    mechanisms: inPart(whole.mechanisms),
    documents: inPart(whole.documents),
  }
  return html`<div class="facts">
    ${section(
      words.doubts,
      language,
      result.doubts.map(
        (doubt) => html`<li>
          <span class="doubt-kind">${(doubtWords[doubt.code] ?? { zh: doubt.code, en: doubt.code })[language]}</span>
          <q data-jump="${doubt.start}">${doubt.quote.slice(0, 60)}</q>
          ${hintOf(doubt, language)}
        </li>`,
      ),
    )}
    ${section(
      words.sessions,
      language,
      result.sessions.map(
        (session) => html`<li>
          <q data-jump="${session.start}">${session.theme?.quote ?? session.parentMeeting?.quote ?? session.datePhrase?.quote ?? '…'}</q>
          ${session.parentMeeting === null ? '' : html`<span>${session.parentMeeting.quote}</span>`}
          ${session.datePhrase === null ? '' : html`<span>${session.datePhrase.quote}</span>`}
          ${session.duration === null ? '' : html`<span>${session.duration.quote}</span>`}
          ${session.host === null ? '' : html`<span>${words.host[language]} ${session.host}</span>`}
        </li>`,
      ),
    )}
    ${section(
      words.lists,
      language,
      result.lists.map(
        (list) => html`<li>
          <span class="names">${list.people.map((person) => person.name).join('、')}</span>
          <span class="${list.agrees === false ? 'disagrees' : ''}">${countText(list, language)}</span>
        </li>`,
      ),
    )}
    ${section(
      words.people,
      language,
      result.people.map(
        (person) => html`<li>
          <span data-jump="${person.start}">${person.name}</span>
          <span class="role">${person.role ?? personKinds[person.kind][language]}</span>
        </li>`,
      ),
    )}
    ${section(words.programmes, language, named(result.programmes))}
    ${section(words.mechanisms, language, named(result.mechanisms))}
    ${section(words.documents, language, named(result.documents))}
  </div>`
}

function named(things: readonly Result['programmes'][number][]): readonly Html[] {
  return things.map((thing) => html`<li><span data-jump="${thing.start}">${thing.name}</span></li>`)
}

function countText(list: Result['lists'][number], language: Language): string {
  const listed = `${words.listed[language]} ${list.listedCount}`
  if (list.statedCount === null) return `${listed}，${words.notStated[language]}`
  const verdict = list.agrees === false ? words.disagrees[language] : words.agrees[language]
  return `${words.stated[language]} ${list.statedCount}，${listed}：${verdict}`
}

function section(title: Label, language: Language, lines: readonly Html[]): Html {
  if (lines.length === 0) return html``
  return html`<details>
    <summary>${title[language]} <span class="count">${lines.length}</span></summary>
    <ul>${lines}</ul>
  </details>`
}

/** What was probably meant; of a language that is not read, its name. */
function hintOf({ code, hint }: Result['doubts'][number], language: Language): Html | '' {
  if (hint === null || (code === 'language_unsupported' && hint === 'und')) return ''
  const words =
    code === 'language_unsupported' ? new Intl.DisplayNames([language], { type: 'language' }).of(hint) : hint
  return html`<span class="hint">→ ${words}</span>`
}
