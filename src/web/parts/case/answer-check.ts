import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Passage, PointAsked } from '#matching/answer-check/found-in-reply.ts'
import type { ReplyCheck } from '#operations/check-reply.ts'
import type { Html } from '#web/html.ts'
import { type Mark, markedPieces } from '#web/parts/reading/marked-text.ts'
import { hollowWords, remarkWords, standingWords, answerCheckWords as words } from '#web/words/answer-check-words.ts'
import { dayText } from './day-text.ts'
import { languageTag } from './written-text.ts'

/** Where the check stands on a page, empty until there is one: scripts put a new one in its place. */
export function answerCheckPanel(found: ReplyCheck | undefined, language: Language, sendBack?: string): Html {
  if (found === undefined) return html`<div data-answer-check></div>`
  const { check } = found
  const open = check.points.some(({ standing }) => standing !== 'answered')
  return html`<section class="answer-check" data-answer-check aria-labelledby="answer-check-heading">
    <h2 id="answer-check-heading">${words.heading[language]}</h2>
    <p class="hint">${words.hint[language]}</p>
    ${remarks(found, language)}
    ${sendBack === undefined || !open || found.reply === '' ? '' : html`<p><a class="check-send-back" href="${sendBack}">${words.sendBack[language]}</a></p>`}
    <div class="columns" data-lines>
      <section class="column-said" aria-labelledby="check-points">
        <h3 id="check-points">${words.points[language]}</h3>
        <ol class="findings">${check.points.map((point, at) => pointLine(point, at, found, language))}</ol>
      </section>
      <section class="column-answered" aria-labelledby="check-sentences">
        <h3 id="check-sentences">${words.sentences[language]}</h3>
        ${found.reply.trim() === '' ? html`<p class="note">${words.noReply[language]}</p>` : ''}
        <ol class="findings">${check.passages.map((passage, at) => passageLine(passage, at, found, language))}</ol>
      </section>
    </div>
  </section>`
}

/** The points still open, as a reason for sending the draft back. */
export function openPointsText({ check }: ReplyCheck): string {
  const language = check.language === 'en' ? 'en' : 'zh'
  const open = check.points.filter(({ standing }) => standing !== 'answered')
  if (open.length === 0) return ''
  return [words.reasonHead[language], ...open.map(({ quote }, at) => `${at + 1}. ${quote}`)].join('\n')
}

function remarks({ check, reply }: ReplyCheck, language: Language): Html {
  if (reply.trim() === '' && check.remarks.length === 0) return html``
  const isPlain =
    check.points.every(({ standing }) => standing === 'answered') && !check.passages.some((one) => one.isHollow)
  if (check.remarks.length === 0 && !isPlain) return html``
  if (check.remarks.length === 0) return html`<p class="note">${words.nothingOdd[language]}</p>`
  return html`<ul class="check-remarks">${check.remarks.map(({ code, places }) => {
    const numbers = check.passages.flatMap((one, at) => (places.some((place) => meets(one, place)) ? [at + 1] : []))
    return html`<li>${remarkWords[code][language]} ${numbers.map((number) => html`<a href="#sentence-${number}">${number}</a> `)}</li>`
  })}</ul>`
}

function meets(one: TextSpan, other: TextSpan): boolean {
  return one.start < other.end && other.start < one.end
}

function pointLine(point: PointAsked, at: number, found: ReplyCheck, language: Language): Html {
  const isOpen = point.standing !== 'answered'
  return html`<li id="point-${at + 1}" class="finding kind-suggestion ${isOpen ? 'is-open' : ''}" data-finding="p${at + 1}"
    data-answers="${point.answers.map(({ passage }) => `s${passage + 1}`).join(' ')}">
    <p class="finding-head"><span class="finding-number">${at + 1}</span></p>
    <blockquote class="finding-quote" lang="${languageTag(found.asked)}">${point.quote}</blockquote>
    ${isOpen ? html`<p class="open-note">${standingWords[point.standing][language]}</p>` : ''}
    ${
      point.answers.length === 0
        ? ''
        : html`<ul class="answer-links">${point.answers.map(
            ({
              passage,
              reason,
            }) => html`<li><a href="#sentence-${passage + 1}">${placeText(point, passage + 1, language)}</a>
        <span class="reason">${reason.code === 'same_number' ? `${words.sameNumber[language]} · ` : ''}${words.shared[language]}${language === 'zh' ? '：' : ': '}${reason.shared.join(language === 'zh' ? '、' : ', ')}</span></li>`,
          )}</ul>`
    }
  </li>`
}

function placeText({ standing }: PointAsked, number: number, language: Language): string {
  const [before, behind] =
    standing === 'answered' ? [words.answeredBy, words.answeredBySuffix] : [words.touchedIn, words.touchedSuffix]
  return `${before[language]} ${number} ${behind[language]}`.trim()
}

/** A remark in brackets as each language sets them. */
function bracketed(inside: string, language: Language): string {
  return language === 'zh' ? `（${inside}）` : ` (${inside})`
}

const markKinds = ['measure', 'date', 'unit', 'amount'] as const

function passageLine(passage: Passage, at: number, found: ReplyCheck, language: Language): Html {
  const answered = found.check.points.flatMap((point, nth) =>
    point.standing === 'answered' && point.answers.some((one) => one.passage === at) ? [nth + 1] : [],
  )
  return html`<li id="sentence-${at + 1}" class="finding check-${passage.kind} ${passage.isHollow ? 'is-hollow' : ''}" data-finding="s${at + 1}" data-answers="">
    <p class="finding-head"><span class="finding-number">${at + 1}</span>
      ${answered.map((number) => html`<a href="#point-${number}">${words.answersPoint[language]} ${number} ${words.answersPointSuffix[language]}</a> `)}</p>
    <blockquote class="finding-quote" lang="${languageTag(found.reply)}">${markedSentence(passage, found.reply)}</blockquote>
    ${namedIn(passage, found.reply, language)}
    ${passage.isHollow ? html`<p class="open-note">${words.isHollow[language]}${language === 'zh' ? '：' : ': '}${hollowIn(passage, found.reply, language)}</p>` : ''}
    ${passage.isAgain ? html`<p class="open-note">${words.again[language]}</p>` : ''}
    ${passage.declines ? html`<p class="check-named">${words.declines[language]}</p>` : ''}
  </li>`
}

/** The sentence with what it names underlined; overlapping marks are cut so that they nest. */
function markedSentence(passage: Passage, reply: string): Html {
  const spans: readonly (readonly [string, readonly TextSpan[]])[] = [
    ['measure', passage.measures],
    ['date', passage.dates],
    ['unit', passage.units],
    ['amount', passage.amounts],
    ['hollow', passage.isHollow ? passage.hollow : []],
    ['again', passage.isAgain ? passage.again : []],
  ]
  const marks = spans.flatMap(([kind, places]) =>
    places.map(({ start, end }): Mark => ({ start, end, kind, id: '', number: 0, dropped: false })),
  )
  return html`${markedPieces(reply, passage, marks).map(({ text, marks: covering }) =>
    covering.length === 0
      ? text
      : html`<mark class="${[...new Set(covering.map(({ kind }) => `names-${kind}`))].join(' ')}">${text}</mark>`,
  )}`
}

/** The same in words, so that nothing hangs on how it is underlined; days as they were worked out. */
function namedIn(passage: Passage, reply: string, language: Language): Html {
  const { measures, dates, units, amounts } = passage
  const lists = { measure: measures, date: dates, unit: units, amount: amounts }
  const named = markKinds.filter((kind) => lists[kind].length > 0)
  if (named.length === 0) return html``
  return html`<dl class="check-named">${named.map(
    (kind) =>
      html`<div><dt>${words[kind][language]}</dt><dd>${
        kind === 'date'
          ? dates
              .map(
                (date) =>
                  `${reply.slice(date.start, date.end)}${date.until === null ? '' : bracketed(`${words.until[language]} ${dayText(date.until, language)}`, language)}`,
              )
              .join(language === 'zh' ? '；' : '; ')
          : lists[kind].map(({ start, end }) => reply.slice(start, end)).join(language === 'zh' ? '；' : '; ')
      }</dd></div>`,
  )}</dl>`
}

function hollowIn(passage: Passage, reply: string, language: Language): string {
  return passage.hollow
    .map(({ start, end, kind }) => `${reply.slice(start, end)}${bracketed(hollowWords[kind][language], language)}`)
    .join(language === 'zh' ? '、' : ', ')
}
