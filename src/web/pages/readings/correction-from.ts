import type { AnyRefusal } from '#http/any-refusal.ts'
import { type ItemKind, itemKinds } from '#intake/reading.ts'
import { denseText } from '#kernel/dense-text.ts'
import { findWords } from '#kernel/find-words.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf, type TextSpan } from '#kernel/text-span.ts'
import type { Correction } from '#operations/correct-finding.ts'
import type { SeenReading } from '#operations/read-reading.ts'

/**
 * What a posted form asks for, as a correction. Numbers of findings are taken as ids or as shown on the page.
 *
 * @param near - where in the source typed words are looked for first.
 */
export function correctionFrom(form: FormData, reading: SeenReading, near: number): Result<Correction, AnyRefusal> {
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
  const span = spanFrom(text('start'), text('end'), text('words'), { text: reading.text ?? '', near })
  if (span === undefined) return refuse({ code: 'words_not_in_source' })
  const seen = { ...span, quote: quoteOf(reading.text ?? '', span).quote }
  const once = text('once')
  return act === 'add'
    ? ok({ act, kind, speaker, ...seen, ...(once === '' ? {} : { once }) })
    : ok({ act, finding, version, change: { kind, speaker, ...seen } })
}

/** Marked places win as long as they hold the words; words typed by hand are looked for in the source, nearest to those. */
function spanFrom(
  start: string,
  end: string,
  words: string,
  { text, near }: { readonly text: string; readonly near: number },
): TextSpan | undefined {
  const marked = { start: Number(start), end: Number(end) }
  const isMarked = start !== '' && end !== '' && Number.isInteger(marked.start) && Number.isInteger(marked.end)
  if (words === '') return isMarked ? marked : undefined
  if (isMarked && squeeze(text.slice(marked.start, marked.end)) === squeeze(words)) return marked
  return findWords(denseText(text), words, isMarked ? marked.start : near)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

function answerId(given: string, reading: SeenReading): string {
  if (!/^\d{1,5}$/.test(given)) return given
  return reading.findings[Number(given) - 1]?.id ?? given
}

function isKind(kind: string): kind is ItemKind {
  return (itemKinds as readonly string[]).includes(kind)
}
