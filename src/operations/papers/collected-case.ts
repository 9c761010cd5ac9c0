import { isIssued } from '#engine/answers.ts'
import { beginsCase, type FieldDefinition, type Procedure } from '#engine/procedure.ts'
import { textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { titleText } from '#operations/title-text.ts'
import { authorNames, codeText, listed, numberText, unitNames } from './case-words.ts'
import { collectionWords as words } from './collection-words.ts'

/** A case as a collection prints it. */
export type CollectedCase = {
  /** Number and title. */
  readonly heading: string
  readonly facts: readonly string[]
  /** What its authors wrote, each part under the name its field has. */
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
  /** The newest answer that left the house; null where replies are not asked for. */
  readonly reply: { readonly facts: readonly string[]; readonly text: string; readonly note: string } | null
}

export function collectedHeading(
  { summary, number }: Pick<SeenCase, 'summary'> & { readonly number: string },
  language: Language,
): string {
  const title = titleText(summary, language)
  return number === '' ? title : `${number}　${title}`
}

export function collectedCase(seen: SeenCase, withReply: boolean, language: Language): CollectedCase {
  return {
    heading: collectedHeading({ summary: seen.summary, number: numberText(seen) }, language),
    facts: [
      named(words.authors[language], listed(authorNames(seen), language), language),
      named(words.leadUnit[language], listed(unitNames(seen, 'lead', language), language), language),
      named(words.jointUnits[language], listed(unitNames(seen, 'joint', language), language), language),
    ].filter((line) => line !== ''),
    parts: Object.entries(writtenFields(seen.procedure)).flatMap(([field, { label }]) => {
      const text = textOf(seen.view.facts[field])
      return text === '' ? [] : [{ heading: label[language], text }]
    }),
    reply: withReply ? replyOf(seen, language) : null,
  }
}

function replyOf(seen: SeenCase, language: Language): CollectedCase['reply'] {
  const reply = seen.replies.findLast((one) => isIssued(seen.procedure, one))
  if (reply === undefined) return { facts: [], text: '', note: words.notAnswered[language] }
  const text = textOf(reply.fields.text)
  const outcome = codeText(seen, 'outcome', textOf(reply.fields.outcome), language)
  return {
    facts: [textOf(reply.fields.documentNumber), named(words.outcome[language], outcome, language)].filter(
      (line) => line !== '',
    ),
    text,
    note: text === '' ? words.replyNotPublished[language] : '',
  }
}

/** The longer texts asked for when a case of this kind is begun, in the order they are asked. */
function writtenFields({ actions }: Procedure): Readonly<Record<string, FieldDefinition>> {
  const fields = Object.values(actions)
    .filter(beginsCase)
    .flatMap((action) => Object.entries(action.fields))
  return Object.fromEntries(fields.filter(([, field]) => field.type === 'text'))
}

function named(name: string, text: string, language: Language): string {
  return text === '' ? '' : `${name}${language === 'zh' ? '：' : ': '}${text}`
}
