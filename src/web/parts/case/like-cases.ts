import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { LikeAnswer, LikeCase, Passages } from '#operations/find-like.ts'
import { titleText } from '#operations/title-text.ts'
import type { Html } from '#web/html.ts'
import { kindName } from '#web/parts/kinds.ts'
import { markedText } from '#web/parts/marked-text.ts'
import { stateWord } from '#web/parts/state-word.ts'
import { likeWords as words } from '#web/words/like-words.ts'
import { languageTag } from './written-text.ts'

export type LikeShown = {
  readonly language: Language
  /** Null before anything was asked. */
  readonly answer: LikeAnswer | null
  /** Where a merger into a case is proposed; null where this reader proposes none, or not into that case. */
  readonly mergeHref?: (found: LikeCase) => string | null
}

/** Cases that may be on the same matter, the likely ones apart from the others, each with the words it shares. */
export function likeCases(shown: LikeShown): Html {
  const { language, answer, mergeHref } = shown
  const cases = answer?.state === 'ready' ? answer.cases : []
  const groups = [
    { label: words.likely, found: cases.filter(({ isLikely }) => isLikely) },
    { label: words.perhaps, found: cases.filter(({ isLikely }) => !isLikely) },
  ].filter(({ found }) => found.length > 0)
  return html`<section class="like-cases" id="like" aria-labelledby="like-heading">
    <h2 id="like-heading">${words.heading[language]}</h2>
    ${note(shown)}
    ${groups.map(
      ({ label, found }) => html`<h3>${label[language]}</h3>
      <ul class="plain-rows">${found.map((one) => likeCase(one, shown))}</ul>`,
    )}
    ${mergeHref === undefined || cases.length === 0 ? '' : html`<p class="note">${words.onlyAProposal[language]}</p>`}
  </section>`
}

function note({ answer, language }: LikeShown): Html {
  if (answer === null) return html`<p class="note">${words.beforeTyping[language]}</p>`
  if (answer.state === 'being_read') {
    return html`<p class="note">${words.beingRead[language]}${answer.done} / ${answer.of}</p>`
  }
  return answer.cases.length === 0 ? html`<p class="note">${words.none[language]}</p>` : html``
}

function likeCase(found: LikeCase, { language, mergeHref }: LikeShown): Html {
  const href = mergeHref?.(found) ?? null
  return html`<li data-row class="like-case">
    ${sharedWith(found, language)}
    ${href === null ? '' : html`<p><a href="${href}">${words.proposeMerge[language]}</a></p>`}
  </li>`
}

/** A case with what of it stands in another, and what speaks for one matter. */
export function sharedWith(found: LikeCase, language: Language): Html {
  const { summary } = found
  const title = titleText(summary, language)
  const number = summary.case_number ?? summary.flow_number ?? ''
  const about = [kindName(summary.procedure, language), number].filter((part) => part !== '').join(' · ')
  return html`<p><a href="/cases/${encodeURIComponent(summary.case_id)}" lang="${languageTag(title)}">${found.title.text === title ? markedText(title, spansOf(found.title)) : title}</a></p>
    <p class="note">${about} · ${stateWord(summary.procedure, 'case', summary.state, { language, isPublic: false })} · <time datetime="${summary.submitted_on}">${summary.submitted_on}</time>${reasons(found, language)}</p>
    ${excerpts(found.text).map((excerpt) => html`<p class="like-excerpt" lang="${languageTag(found.text.text)}">${excerpt}</p>`)}`
}

/** What speaks for it, and what against. */
function reasons({ likeness: { object, demand, place } }: LikeCase, language: Language): string {
  const said = [
    ...(object >= alike ? [words.sameObject[language]] : []),
    ...(place === 'same' ? [words.samePlace[language]] : place === 'other' ? [words.otherPlace[language]] : []),
    ...(demand >= alike ? [words.sameDemand[language]] : []),
  ]
  return said.length === 0 ? '' : ` · ${said.join(language === 'zh' ? '、' : ', ')}`
}

const alike = 0.5
/** How much of the text stands around a shared passage, and how many passages are shown. */
const around = 16
const mostExcerpts = 3

function excerpts({ text, shared }: Passages): readonly Html[] {
  const longest = shared
    .map(({ other }) => other)
    .toSorted((one, other) => other.end - other.start - (one.end - one.start))
    .slice(0, mostExcerpts)
    .sort((one, other) => one.start - other.start)
  return longest.map((span) => {
    const start = Math.max(0, span.start - around)
    const end = Math.min(text.length, span.end + around)
    const [open, close] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
    const within = text.slice(start, end).replace(/\s/gu, ' ')
    return html`${open}${markedText(within, [{ start: span.start - start, end: span.end - start }])}${close}`
  })
}

function spansOf({ shared }: Passages): readonly TextSpan[] {
  return shared.map(({ other }) => other).sort((one, other) => one.start - other.start)
}
