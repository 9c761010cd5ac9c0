import type { Mention } from './people.ts'
import type { RoleKind } from './role-words.ts'
import { SignList } from './sign-list.ts'

export const personKinds: readonly RoleKind[] = ['leader', 'member', 'deputy', 'other']

const office = /(?:政协|人大)?(?:委员|代表|议员|常委|主席|主任|[市区县省州镇局院厅部]长|书记)(?![会们团])/y
const says = /^(?:说|表示|认为|建议|指出|强调|提出|呼吁|希望|要求|介绍|谈|则|也|还|告诉|坦言|发言|[:“])/

/** Words that tell something of a person they stand shortly before; a sign knows one by its place here. */
const tellingBefore = '代表 委员 政协 人大 界 代表团 领导 群众 村民 企业 记者 提案 常委'.split(' ')

/** The signs by which it is judged whose side a person is on, from all an article says of them. */
export class KindSigns {
  readonly #text: string
  readonly #page: number
  readonly #congress: number
  readonly #list: SignList

  constructor(text: string) {
    this.#text = text
    this.#list = new SignList(text)
    const count = (word: string) => {
      let times = 0
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) times += 1
      return times
    }
    const [consulting, congress] = [count('政协'), count('人大')]
    const [members, deputies] = [count('委员') - count('委员会') - count('常委'), count('代表') - count('代表大会')]
    this.#congress = consulting === congress ? 0 : consulting > congress ? 1 : 2
    this.#page =
      this.#congress * 9 +
      (members === deputies ? 0 : members > deputies ? 1 : 2) * 3 +
      (text.includes('代表团') ? 1 : text.includes('界') ? 2 : 0)
  }

  /** `mentions` are those of one name, in the order of the text. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one sign a line, each under its own condition
  of(mentions: readonly Mention[]): Uint32Array {
    const list = this.#list
    const text = this.#text
    const kinds = mentions.flatMap(({ kind }) => (kind === null ? [] : [personKinds.indexOf(kind)]))
    const first = kinds[0] ?? 4
    const firm = kinds.find((kind) => kind < 3) ?? first
    let set = 0
    for (const kind of kinds) set |= 1 << kind
    let speaks = 0
    list.clear()
    list.add(1, firm)
    list.add(2, firm, first, this.#congress)
    list.add(3, firm, this.#page)
    list.add(4, set, this.#page)
    list.add(5, set)
    list.add(6, this.#page)
    for (const { role, start, end } of mentions.slice(0, 6)) {
      if (role !== null && role.end <= start) {
        for (let n = 2; n <= 4; n += 1) if (role.end - role.start >= n) list.addWords(10 + n, role.end - n, role.end)
        list.addWords(15, role.end - Math.min(4, role.end - role.start), role.end, 1 + this.#congress)
        list.addWords(16, role.end - Math.min(2, role.end - role.start), role.end, 1 + this.#page)
        list.addWords(17, role.start, Math.min(role.end, role.start + 2), firm)
      } else if (role !== null) {
        list.addWords(18, role.end - Math.min(2, role.end - role.start), role.end, this.#congress)
        list.addWords(18, role.end - Math.min(2, role.end - role.start), role.end, 10 + this.#page)
      }
      office.lastIndex = end
      const behind = office.exec(text)
      if (behind !== null) {
        list.addWords(20, end, end + behind[0].length, this.#congress)
        list.addWords(21, end, end + behind[0].length, 10 + firm)
        list.addWords(22, end, end + behind[0].length + 1)
      }
      const before = Math.max(0, start - 12)
      const wordsBefore = text.slice(before, start)
      for (let at = 0; at < tellingBefore.length; at += 1)
        if (wordsBefore.includes(tellingBefore[at] ?? '')) list.add(23, at, this.#congress, firm)
      list.addWords(24, Math.max(0, start - 2), start)
      list.addWords(25, Math.max(0, start - 3), start)
      list.addWords(26, end, Math.min(text.length, end + 2))
      if (text.charAt(end) === '(') {
        const bracket = text.slice(end + 1, end + 16)
        list.add(
          27,
          bracket.includes('界') ? 1 : bracket.includes('代表') ? 2 : bracket.includes('委员') ? 3 : 4,
          this.#congress,
        )
      }
      if (says.test(text.slice(end, end + 3))) speaks = 1
    }
    list.add(30, speaks, firm, this.#page)
    list.add(31, Math.min(3, mentions.length), firm, speaks)
    return list.take()
  }
}
