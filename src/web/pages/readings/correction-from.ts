import type { AnyRefusal } from '#http/any-refusal.ts'
import { type ItemKind, itemKinds } from '#intake/reading.ts'
import { denseText } from '#kernel/dense-text.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf, type TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import type { Correction } from '#operations/correct-finding.ts'
import { placeWords } from '#operations/place-words.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import { chosenPlace, placeField } from '#web/parts/reading/place-choice.ts'
import { dutyAsTold, nothingOfDuty } from '#web/parts/reading/typed-duty.ts'
import { dutyFrom } from './duty-from.ts'

/**
 * What a posted form asks for, as a correction. Numbers of findings are taken as ids or as shown on the page.
 *
 * @param part - the part of the source in which typed words are looked for first.
 */
export function correctionFrom(form: FormData, reading: SeenReading, part: TextSpan): Result<Correction, AnyRefusal> {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const act = text('act')
  const finding = text('finding')
  const version = Number(text('version'))

  if (act === 'confirm' || act === 'drop' || act === 'restore') return ok({ act, finding, version })
  if (act === 'link' || act === 'unlink') return ok({ act, finding, answer: answerId(text('answer'), reading) })
  if (act !== 'add' && act !== 'change') return refuse({ code: 'request_invalid', detail: 'act' })

  const kind = text('kind')
  if (!isKind(kind)) return refuse({ code: 'request_invalid', detail: 'kind' })
  const speaker = text('speaker') === '' ? null : text('speaker')
  const source = reading.text ?? ''
  const span = spanFrom(form, source, part)
  if (!span.ok) return span
  const seen = quoteOf(source, span.value)
  const corrected = reading.findings.find(({ id }) => id === finding)
  const shown = act === 'change' && corrected !== undefined ? dutyAsTold(source, corrected) : nothingOfDuty
  const duty = dutyFrom(form, shown, source)
  if (!duty.ok) return duty
  const once = text('once')
  return act === 'add'
    ? ok({ act, kind, speaker, ...seen, ...duty.value, ...(once === '' ? {} : { once }) })
    : ok({ act, finding, version, change: { kind, speaker, ...seen, ...duty.value } })
}

/**
 * Marked places win as long as they hold the words; words typed by hand are looked for in the source: at the place that was
 * chosen, among those that were marked or shown before, or where they stand alone.
 */
function spanFrom(form: FormData, text: string, part: TextSpan): Result<TextSpan, AnyRefusal> {
  const [start, end, typed] = ['start', 'end', 'words'].map((name) => String(form.get(name) ?? '').trim())
  const marked = { start: Number(start), end: Number(end) }
  const isMarked = start !== '' && end !== '' && Number.isInteger(marked.start) && Number.isInteger(marked.end)
  if (typed === undefined || typed === '') return isMarked ? ok(marked) : refuse({ code: 'words_not_in_source' })
  if (isMarked && withoutSpaces(text.slice(marked.start, marked.end)) === withoutSpaces(typed)) return ok(marked)
  const chosen = chosenPlace(form, placeField('words'), typed, text)
  const words = { part: 'words', quote: typed, ...(chosen === undefined ? {} : { start: chosen }) } as const
  return placeWords(text, denseText(text), isMarked ? marked : part, words)
}

function answerId(given: string, reading: SeenReading): string {
  if (!/^\d{1,5}$/.test(given)) return given
  return reading.findings[Number(given) - 1]?.id ?? given
}

function isKind(kind: string): kind is ItemKind {
  return (itemKinds as readonly string[]).includes(kind)
}
