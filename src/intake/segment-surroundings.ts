import { holding } from './holding.ts'
import type { Segment } from './item-segments.ts'
import { personKinds } from './kind-signs.ts'
import type { Mention } from './people.ts'
import type { Sentence } from './sentences.ts'

export type SaidWhere = {
  /** Folded. */
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly mentions: readonly Mention[]
}

/** What stands before a segment and around it, as small numbers. */
export type Surroundings = {
  /** The last word of saying; 0 where none stands before. */
  readonly verb: number
  /** Whose office was named last, and how long ago. */
  readonly role: number
  /** Kind of the person named last, and how long ago. */
  readonly voice: number
  /** Whether the sentence holds a word of saying. */
  readonly says: number
  readonly sentenceStart: number
  readonly sentenceEnd: number
}

const saying =
  /建议|希望|呼吁|强调|指出|提出|要求|认为|觉得|表示|提议|倡议|主张|坦言|直言|提醒|请求|恳请|反映|承诺|勉励|介绍|谈到|说|称|答复|回应|询问|提问|发问|追问|讨论|审议|围绕|关注|关心|就|针对|汇报|通报|会议|肯定/g

/** Who may speak, by office: first members and citizens, second those who lead or administer; or a meeting. */
const offices =
  /(委员|代表|界别|群众|村民|市民|居民|学者|专家|教授|党派|民革|民盟|民建|民进|农工党|致公党|九三|台盟|工商联|企业家|大家|与会)|(书记|[市县区省州镇乡]长|主席|主任|[局厅处院行]长|秘书长|检察长|负责人|部门|单位|[局委办厅](?=[\u4e00-\u9fff]{0,4}(?:表示|将|要|负责|相关))|我[局市县区委办厅])|会议|大会|全会|常委会/g

const asks = holding(/要|应|须|需|建议|希望|呼吁|尽快|进一步|加大|加强|请/)
const telling = /说|表示|认为|建议|指出|强调|提出|呼吁|希望|要求/

export function asksIn(text: string, start: number, end: number): number {
  return asks(text.slice(start, end)) ? 1 : 0
}

/** 4 for a letter of reply; else whether a consultative conference (1) or a congress (2) is named at the head. */
export function documentKind(text: string): number {
  const head = text.slice(0, 400)
  if (/(?:提案|建议)的?(?:答复|复函|回复)|收悉/.test(head)) return 4
  return (head.includes('政协') ? 1 : 0) + (head.includes('人大') ? 2 : 0)
}

type Placed = { readonly at: number; readonly value: number }

/** Where matches of a global pattern end, each with a number its words and groups give. */
function placesOf(
  text: string,
  pattern: RegExp,
  numberOf: (word: string, first: string | undefined, second: string | undefined) => number,
): Placed[] {
  const places: Placed[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    places.push({ at: pattern.lastIndex, value: numberOf(match[0], match[1], match[2]) })
  return places
}

/** Goes through a text once, segment by segment, in the order of the text. */
export class SurroundingsWalk {
  readonly #text: string
  readonly #sentences: readonly Sentence[]
  readonly #verbs: Passed<Placed>
  readonly #offices: Passed<Placed>
  readonly #mentions: Passed<Mention & { readonly at: number }>
  #sentence = -1
  #says = 0

  constructor({ text, sentences, mentions }: SaidWhere) {
    this.#text = text
    this.#sentences = sentences
    this.#verbs = new Passed(
      placesOf(text, saying, (word) => word.charCodeAt(0) * 7 + word.charCodeAt(word.length - 1)),
    )
    this.#offices = new Passed(
      placesOf(text, offices, (_, members, leaders) => (members !== undefined ? 1 : leaders !== undefined ? 2 : 3)),
    )
    const ordered = mentions.toSorted((a, b) => a.start - b.start)
    this.#mentions = new Passed(ordered.map((mention) => ({ ...mention, at: mention.start + 1 })))
  }

  at({ start, sentence }: Segment): Surroundings {
    const { start: sentenceStart, end: sentenceEnd } = this.#sentences[sentence] ?? { start: 0, end: 0 }
    const verb = this.#verbs.before(start)
    const office = this.#offices.before(start)
    this.#enter(sentence, sentenceStart, sentenceEnd)
    return {
      verb: verb?.value ?? 0,
      role: office === undefined ? 0 : office.value * 3 + ageOf(office.at, start, sentenceStart),
      voice: this.#voice(start, sentence),
      says: this.#says,
      sentenceStart,
      sentenceEnd,
    }
  }

  #enter(sentence: number, start: number, end: number): void {
    if (sentence === this.#sentence) return
    this.#sentence = sentence
    this.#says = telling.test(this.#text.slice(start, end)) ? 1 : 0
  }

  #voice(start: number, sentence: number): number {
    const last = this.#mentions.before(start)
    if (last === undefined) return 0
    const sameParagraph = this.#sentences[last.sentence]?.paragraph === this.#sentences[sentence]?.paragraph
    const age = last.sentence === sentence ? 0 : sameParagraph ? 1 : 2
    const kind = last.kind === null ? -1 : personKinds.indexOf(last.kind)
    return 1 + (1 + kind) * 3 + age
  }
}

/** How long before `start` a word ended: 0 in the same sentence, 1 near before it, 2 far. */
function ageOf(at: number, start: number, sentenceStart: number): number {
  return at >= sentenceStart ? 0 : start - at < 120 ? 1 : 2
}

/** Things in the order of the text, of which those already passed are known. */
class Passed<One extends { readonly at: number }> {
  readonly #all: readonly One[]
  #last = -1

  constructor(all: readonly One[]) {
    this.#all = all
  }

  /** The last one that ends at or before `place`, which never goes back. */
  before(place: number): One | undefined {
    while ((this.#all[this.#last + 1]?.at ?? Number.POSITIVE_INFINITY) <= place) this.#last += 1
    return this.#all[this.#last]
  }
}
