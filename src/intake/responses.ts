import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'
import { splitClauses, trimSpan } from './sentences.ts'
import { groupIn } from './speakers.ts'

const one =
  '一一|逐一|逐个|逐条|逐项|现场|当场|分别|及时|面对面|集中|当面|认真|积极|耐心|诚恳|真诚|坦诚|如实|详细|详尽|作了?|作出了?|做了|做出了?|进行了?|予以了?|给予了?'
const responded = new RegExp(
  `(?:${one})(?:[\\u4e00-\\u9fff]{0,8}?)(?:回应|答复|解答|回答|应答|作答)|(?:回应|答复|解答|回答)了[\\u4e00-\\u9fff、]{0,24}(?:问题|关切|建议|询问|提问|意见)|(?:接受|回应)(?:专题)?询问$|接受了?[^,]{0,10}(?:询问|咨询|质询)|应询(?:$|并)|(?:均已|已全部|全部|已经|都已|均|已)[\\u4e00-\\u9fff]{0,4}(?:答复|回复|办复|办结|办理(?:完毕|结束|完成))|(?:对|就)[\\u4e00-\\u9fff]{0,10}(?:问题|提问|询问|建议|意见)[\\u4e00-\\u9fff]{0,4}(?:给出|作出|做出|予以)了?(?:明确|详细|满意)?的?(?:答复|回应|回答|解答|说明)`,
)

/** Officials who open a sentence as its subject: 座谈会上，市住建局负责人介绍了情况，并…. */
const officials =
  /^(?:[^,、]{2,10}上,)?(?<who>[\u4e00-\u9fff、]{2,60}?(?:负责人|负责同志|部门领导|相关部门|有关部门))(?=介绍|现场|听取|到会|应邀|就|对|与|围绕|认真|参加|出席|一一|逐一)/

/** The narrated statement that answers were given, as the clause it stands in. */
export function findResponse(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  const items: FoundItem[] = []
  const subject = officials.exec(text.slice(span.start, Math.min(span.end, span.start + 120)))?.groups?.who ?? null
  for (const clause of splitClauses(text, span)) {
    const found = responded.exec(text.slice(clause.start, clause.end))
    if (found === null) continue
    const verb = /回应|答复|解答|回答|应答|作答|回复|办复|办结|办理|应询|询问/.exec(found[0])?.[0] ?? null
    const own = groupIn(
      text.slice(clause.start, clause.start + found.index).replace(/(?:也|还|并|一|分别|就|对)*$/, ''),
    )
    items.push({ ...trimSpan(text, clause), kind: 'follow_up', speaker: own?.name ?? subject ?? speaker, verb })
  }
  return items
}
