import { isIssued } from '#engine/answers.ts'
import { type Instance, listInstances, personIn, textOf } from '#engine/view.ts'
import type { SeenCase } from '#operations/read-case.ts'
import type { Person } from '#store/roster.ts'
import { officialDay } from './official-day.ts'

/** A reply as an official letter has it, in Chinese whatever the reader's language: the letter is the city's own. */
export type ReplyLetter = {
  /** Person it is addressed to; null for a body, or for somebody outside the roster. */
  readonly to: string | null
  /** Whom it is addressed to, as files and links name them. */
  readonly addressee: string
  /** The unit that answers: the red name at the head, and the signature. */
  readonly sender: string
  readonly documentNumber: string
  /** Stands at the top right of the first page. */
  readonly outcome: string
  readonly title: string
  /** Says that this is not the whole text; empty for the letter as it was delivered. */
  readonly edition: string
  readonly salutation: string
  readonly paragraphs: readonly LetterParagraph[]
  readonly signer: string
  readonly day: string
  /** The outcome's promise, where there is one. */
  readonly promise: string
  readonly handler: string
  readonly contact: string
  readonly copiesTo: readonly string[]
}

/** Headings of the first level are set in Hei, of the second in Kai (GB/T 9704-2012). */
export type LetterParagraph = { readonly text: string; readonly level: 'first' | 'second' | 'body' }

/**
 * The letters of one issued answer, one to each author it goes to, from what their reader may see; none for a draft, for
 * a version that is none, and for a reader who does not get the text. `roster` gives the authors' delegations.
 */
export function replyLettersOf(
  seen: SeenCase,
  version: string,
  roster: ReadonlyMap<string, Person>,
): readonly ReplyLetter[] {
  const reply = seen.replies.find((one) => one.instance === version)
  const text = textOf(reply?.fields.text)
  if (reply === undefined || !isIssued(seen.procedure, reply) || text === '') return []
  if (seen.procedure.answers.letters === false) return []
  const shared = sharedParts(seen, reply)
  const addressees = addresseesOf(seen, version, roster)
  // A text may begin by addressing one of them, or all: each letter addresses its own reader.
  const bare = withoutFrame(text, addressees.flatMap(salutationsOf), [shared.sender, shared.day])
  return addressees.map((addressee) => ({ ...shared, ...addressee, paragraphs: paragraphsOf(bare) }))
}

/** What stands below the signature: the promise, who signed, whom to ask, who gets a copy. */
export function letterNotes(letter: ReplyLetter): readonly { readonly label: string; readonly text: string }[] {
  return [
    { label: '承诺完成日', text: letter.promise },
    { label: '签发人', text: letter.signer },
    { label: '经办人', text: letter.handler },
    { label: '联系电话', text: letter.contact },
    { label: '抄送', text: letter.copiesTo.join('，') },
  ].filter(({ text }) => text !== '')
}

type Addressee = Pick<ReplyLetter, 'to' | 'addressee' | 'salutation'>

function sharedParts(
  seen: SeenCase,
  { instance, fields }: Instance,
): Omit<ReplyLetter, keyof Addressee | 'paragraphs'> {
  const left = seen.procedure.chain.steps.answered.events
  const issued = seen.events.findLast((event) => left.includes(event.type) && event.instance === instance)
  const sender = issued?.byUnit ?? seen.summary.lead_unit ?? ''
  const handling = seen.view.instances.find((one) => one.instance === sender && one.duty !== null)
  const isWhole = seen.audience !== 'public'
  return {
    sender: seen.names.units.get(sender)?.zh ?? '',
    documentNumber: textOf(fields.documentNumber),
    outcome: codeIn(seen, 'outcome', textOf(fields.outcome)),
    title: titleOf(seen),
    edition: isWhole ? '' : fields.publication === 'summary' ? '公开摘要' : '公开文本',
    signer: textOf(fields.signer),
    day: issued === undefined ? '' : officialDay(issued.on),
    promise: officialDay(textOf(fields.doneBy)),
    handler: isWhole ? textOf(handling?.fields.handler) : '',
    contact: isWhole ? textOf(fields.contact) : '',
    copiesTo: (seen.profile.papers?.copiesTo ?? []).map(({ name }) => name.zh),
  }
}

/** 关于某次会议第某号建议的答复. */
function titleOf({ names, view, procedure }: SeenCase): string {
  const session = names.sessions.get(textOf(view.facts.session))?.zh ?? ''
  const number = textOf(view.facts.caseNumber) || textOf(view.facts.flowNumber)
  return `关于${session}第${number}号${procedure.title.zh}的答复`
}

/**
 * Everybody the version was delivered to, in that order. A body is written to by its own name; where the case has no
 * author of the roster the letter goes to the name it was entered under. Who must not learn the authors addresses none by
 * name; the secretariat passes the letter on.
 */
function addresseesOf(seen: SeenCase, version: string, roster: ReadonlyMap<string, Person>): readonly Addressee[] {
  if (seen.isUnnamed || seen.textStub !== null)
    return [{ to: null, addressee: unnamedAuthor, salutation: `${unnamedAuthor}：` }]
  const { facts } = seen.view
  const body = textOf(facts.body)
  if (body !== '') return [{ to: null, addressee: body, salutation: `${body}：` }]
  const people = deliveredTo(seen, version)
  if (people.length > 0) return people.map((id) => addresseeOf(seen, id, roster.get(id)))
  const name = textOf(facts.proposerName) || seen.summary.proposer_label
  return [{ to: null, addressee: name, salutation: `${name}：` }]
}

const unnamedAuthor = '提出人'

function deliveredTo({ procedure, view }: SeenCase, version: string): readonly string[] {
  const deliveries = Object.entries(procedure.machines).filter(
    ([, machine]) => machine.per === 'person' && machine.ofVersions === procedure.answers.machine,
  )
  return deliveries.flatMap(([machine]) =>
    listInstances(view, machine)
      .filter((one) => one.instance.startsWith(`${version}/`))
      .map((one) => personIn(one.instance)),
  )
}

function addresseeOf(seen: SeenCase, id: string, person: Person | undefined): Addressee {
  const name = seen.names.people.get(id) ?? seen.summary.proposer_label
  const title = person === undefined ? '' : seen.procedure.terms.author.zh
  return { to: id, addressee: name, salutation: `${person?.delegation ?? ''}${name}${title}：` }
}

function codeIn({ profile }: SeenCase, list: string, code: string): string {
  return profile.lists[list]?.find((entry) => entry.code === code)?.label.zh ?? code
}

/** The ways a text may itself begin by addressing this author. */
function salutationsOf({ addressee, salutation }: Addressee): readonly string[] {
  const withoutDelegation = salutation.slice(salutation.indexOf(addressee))
  return [salutation, withoutDelegation, `${addressee}：`]
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
