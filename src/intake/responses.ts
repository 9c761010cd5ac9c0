import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'
import { opening } from './opening.ts'
import { splitClauses, trimSpan } from './sentences.ts'
import { groupIn } from './speakers.ts'

const one =
  '一一|逐一|逐个|逐条|逐项|现场|当场|分别|及时|面对面|集中|当面|认真|积极|耐心|诚恳|真诚|坦诚|如实|详细|详尽|作了?|作出了?|做了|做出了?|进行了?|予以了?|给予了?'
const responded = new RegExp(
  `(?:${one})(?:[\\u4e00-\\u9fff]{0,8}?)(?:回应|答复|解答|回答|应答|作答)|(?:回应|答复|解答|回答)了[\\u4e00-\\u9fff、]{0,24}(?:问题|关切|建议|询问|提问|意见)|(?:接受|回应)(?:专题)?询问$|接受了?[^,]{0,10}(?:询问|咨询|质询)|应询(?:$|并)|(?:均已|已全部|全部|已经|都已|均|已)[\\u4e00-\\u9fff]{0,4}(?:答复|回复|办复|办结|办理(?:完毕|结束|完成))|(?:对|就)[\\u4e00-\\u9fff]{0,10}(?:问题|提问|询问|建议|意见)[\\u4e00-\\u9fff]{0,4}(?:给出|作出|做出|予以)了?(?:明确|详细|满意)?的?(?:答复|回应|回答|解答|说明)|(?:对|就)[^,;]{2,70}(?:问题|提问|询问|建议|意见|关切)[\\u4e00-\\u9fff]{0,4}(?:进行|作|作出|做)了?(?:详细|逐一|认真|一一)?的?(?:解释|说明)|逐[件条项一个][\\u4e00-\\u9fff]{0,3}(?:说明|解释|解答|反馈)|回应(?:了)?(?:委员|代表|群众|社会|各方|大家)*的?关切`,
)

/** Officials who open a sentence as its subject: 座谈会上，市住建局负责人介绍了情况，并…. */
const officials = opening(
  /^(?:[^,、]{2,10}上,)?(?<who>[\u4e00-\u9fff、]{2,60}?(?:负责人|负责同志|部门领导|相关部门|有关部门))(?=介绍|现场|听取|到会|应邀|就|对|与|围绕|认真|参加|出席|一一|逐一)/,
)

/** 不能当场答复的: what was not answered. */
const unanswered = /(?:不能|未能|无法|暂不)[\u4e00-\u9fff]{0,6}(?:答复|回答|解答|回应)的?$/

/** 甲局、乙局、丙局等单位负责人逐一作答: how long a row of three and more before what they did is. */
function longRow(before: string): number {
  if (before.split('、').length < 3) return 0
  return /^.*(?:负责人|负责同志|部门|单位|领导|有关人员)(?=对|就|$|[^、]{0,4}$)/.exec(before)?.[0].length ?? 0
}

/** How many of the clauses behind an answer say how it was given: 不回避、不躲闪, 谈了措施. */
function adds(text: string, clauses: readonly TextSpan[]): number {
  const stop = clauses.findIndex(({ start, end }) => !manner.test(text.slice(start, end)))
  return stop < 0 ? clauses.length : stop
}

const manner = opening(
  /^(?:也|并|还)?(?:(?:[不没](?:有)?(?:回避|躲闪|遮掩|推诿|绕弯)|直面)[^,]{0,8}$|(?:谈|讲清|明确|公布|说明|承诺)了|提出了?[^,]{0,8}(?:打算|措施|办法|思路)$)/,
)

/** The narrated statement that answers were given, as the clause it stands in. */
export function findResponse(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  const items: FoundItem[] = []
  const subject = officials.exec(text.slice(span.start, Math.min(span.end, span.start + 120)))?.groups?.who ?? null
  const clauses = splitClauses(text, span)
  for (const [index, clause] of clauses.entries()) {
    const words = text.slice(clause.start, clause.end)
    const found = responded.exec(words)
    // 提案人就建议作了说明, 不能当场答复的: no answer given.
    if (found === null || /(?:提案人|提案者|领衔人)/.test(words.slice(0, found.index)) || unanswered.test(words))
      continue
    const verb = /回应|答复|解答|回答|应答|作答|回复|办复|办结|办理|应询|询问/.exec(found[0])?.[0] ?? null
    const own = groupIn(
      text.slice(clause.start, clause.start + found.index).replace(/(?:也|还|并|一|分别|就|对)*$/, ''),
    )
    const start = clause.start + longRow(words.slice(0, found.index))
    const end = clauses[index + adds(text, clauses.slice(index + 1))]?.end ?? clause.end
    items.push({ ...trimSpan(text, { start, end }), kind: 'follow_up', speaker: own?.name ?? subject ?? speaker, verb })
  }
  return items
}
