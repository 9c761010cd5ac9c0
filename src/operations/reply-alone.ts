import type { CaseEvent } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type CaseView, type Instance, listInstances, textOf } from '#engine/view.ts'
import type { CaseSummary } from '#store/case-summaries.ts'

/** Why the public does not read what a case says, where it reads what was answered. */
export type TextStub = 'author_keeps_it' | 'office_withholds_it'

/** The decision that keeps a case's words from the public; null where none does. */
export function textStubOf(summary: CaseSummary, view: CaseView): TextStub | null {
  if (summary.text_public) return null
  return listInstances(view, 'text_withholding').at(-1)?.state === 'withheld'
    ? 'office_withholds_it'
    : 'author_keeps_it'
}

type Sight = {
  readonly procedure: Procedure
  readonly summary: CaseSummary
  readonly view: CaseView
  readonly events: readonly CaseEvent[]
  readonly replies: readonly Instance[]
}

/** Facts that say which case it is and nothing of what it says. */
const namingFacts: readonly string[] = ['flowNumber', 'caseNumber']

/**
 * What is left of the public's sight of a case whose text is not public: its number, the published answers and how they
 * were published. Named one by one, so that nothing a kind of case adds gets in by itself.
 *
 * @param whole - the case's list row with all it holds: its title and its author are hidden where an answer quotes them.
 */
export function replyAlone<Seen extends Sight>(sight: Seen, whole: CaseSummary): Seen {
  const { procedure, view } = sight
  const { machine } = procedure.answers
  const replies = sight.replies.filter((one) => textOf(one.fields.text) !== '')
  const shown = new Set(replies.map((one) => one.instance))
  const isShown = (of: { readonly machine: string; readonly instance: string }) =>
    (of.machine === machine || of.machine === 'publication') && shown.has(of.instance)
  return {
    ...sight,
    summary: withoutText(sight.summary),
    view: {
      ...view,
      facts: Object.fromEntries(Object.entries(view.facts).filter(([field]) => namingFacts.includes(field))),
      instances: view.instances.filter(isShown),
      clocks: [],
    },
    events: sight.events.filter(isShown),
    replies: replies.map((one) => withoutQuotes(one, whole)),
  }
}

/** A list row without what the case says, and without who says it. */
export function withoutText(summary: CaseSummary): CaseSummary {
  return {
    ...summary,
    title: '',
    subject: null,
    lead_proposer: null,
    proposer_label: '',
    cosigners: 0,
    session_id: null,
    attitude: null,
    result: null,
    next_clock: null,
    next_deadline: null,
    origin_reading: null,
    archived_on: null,
    entered_for_other: false,
    imported: false,
    key_item: false,
    urgings: 0,
    parties: [],
    carried_to: null,
    confidential: false,
  }
}

/** An answer tends to begin with whom it answers and what was said. */
function withoutQuotes(reply: Instance, { title, proposer_label: author }: CaseSummary): Instance {
  const quotes = [title, author].filter((quote) => quote.trim() !== '')
  const hidden = (text: string) => quotes.reduce((left, quote) => left.replaceAll(quote, hiddenQuote), text)
  const fields = Object.fromEntries(
    Object.entries(reply.fields).map(([field, value]) => [field, typeof value === 'string' ? hidden(value) : value]),
  )
  return { ...reply, fields }
}

/** As a reviewer's own omissions read. */
const hiddenQuote = '〔此处隐去：内容和提出人不公开〕'
