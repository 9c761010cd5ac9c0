import { textOf } from '#engine/view.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type CaseContext, codeName, sessionName, unitName } from '#web/parts/case/case-context.ts'
import { caseReference } from '#web/parts/case/case-head.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { proposerText } from '#web/parts/case/person-text.ts'

/** A reply as an official letter has it, in Chinese whatever the reader's language: the letter is the city's own. */
export type ReplyLetter = {
  /** The unit that answers: the red name at the head, and the signature. */
  readonly sender: string
  readonly documentNumber: string
  /** Stands at the top right of the first page. */
  readonly outcome: string
  readonly title: string
  readonly salutation: string
  readonly paragraphs: readonly LetterParagraph[]
  readonly signer: string
  readonly day: string
  /** The outcome's promise, where there is one. */
  readonly promise: string
  readonly handler: string
}

/** Headings of the first level are set in Hei, of the second in Kai (GB/T 9704-2012). */
export type LetterParagraph = { readonly text: string; readonly level: 'first' | 'second' | 'body' }

/**
 * The letter of one issued version of a reply, from what its reader may see; undefined for a draft, for a version
 * that is none, and for a reader who does not get the text.
 */
export function replyLetterOf(reader: CaseContext, instance: string): ReplyLetter | undefined {
  const context: CaseContext = { ...reader, language: 'zh' }
  const { seen } = context
  const reply = seen.replies.find((one) => one.machine === 'reply' && one.instance === instance)
  const issued = seen.events.find((event) => event.type === 'reply_issued' && event.instance === instance)
  const text = textOf(reply?.fields.text)
  if (reply === undefined || issued === undefined || text === '') return undefined
  const { fields } = reply
  const sender = issued.byUnit ?? seen.summary.lead_unit ?? ''
  const doneBy = textOf(fields.doneBy)
  return {
    sender: unitName(context, sender),
    documentNumber: textOf(fields.documentNumber),
    outcome: codeName(context, 'outcome', textOf(fields.outcome)),
    title: titleOf(context),
    salutation: salutationOf(context),
    paragraphs: paragraphsOf(
      withoutFrame(text, [salutationOf(context)], [unitName(context, sender), dayText(issued.on, 'zh')]),
    ),
    signer: textOf(fields.signer),
    day: dayText(issued.on, 'zh'),
    promise: doneBy === '' ? '' : dayText(doneBy as PlainDate, 'zh'),
    handler: textOf(seen.view.instances.find((one) => one.instance === sender)?.fields.handler),
  }
}

/** 关于某次会议第某号建议的答复. */
function titleOf(context: CaseContext): string {
  const { seen } = context
  const session = textOf(seen.view.facts.session)
  const of = session === '' ? '' : sessionName(context, session)
  return `关于${of}第${caseReference(context)}号${seen.procedure.title.zh}的答复`
}

/** A letter to a lead proposer of the roster uses the title of the role; to somebody outside it, the name alone. */
function salutationOf(context: CaseContext): string {
  const isOfRoster = context.seen.summary.lead_proposer !== null
  return `${proposerText(context)}${isOfRoster ? context.seen.procedure.terms.author.zh : ''}：`
}

/** A text that brings its own salutation, signature or day: they stand in the letter once. */
function withoutFrame(text: string, first: readonly string[], last: readonly string[]): string {
  const lines = text.trim().split('\n')
  if (first.includes(lines[0]?.trim() ?? '')) lines.shift()
  while (last.includes(lines.at(-1)?.replace(/\s/g, '') ?? '')) lines.pop()
  return lines.join('\n')
}

function paragraphsOf(text: string): readonly LetterParagraph[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, level: levelOf(line) }))
}

/** A heading ends without a full stop: 一、… and （一）…; a sentence that only begins so is body. */
function levelOf(line: string): LetterParagraph['level'] {
  if (/[。；：，]/.test(line.slice(0, -1)) || line.length > 40) return 'body'
  if (/^[一二三四五六七八九十]+、/.test(line)) return 'first'
  return /^（[一二三四五六七八九十]+）/.test(line) ? 'second' : 'body'
}
