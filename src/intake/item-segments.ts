import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'
import type { Mention } from './people.ts'
import type { Sentence } from './sentences.ts'

/** The smallest stretch that may be an item or a part of one: between signs, words of saying, and names. */
export type Segment = TextSpan & {
  /** Position in the sentences given. */
  readonly sentence: number
  readonly opensSentence: boolean
  /** How many quotation marks are open where it starts. */
  readonly quoteDepth: number
}

const isSign = new Uint8Array(0x10000)
for (const sign of ',;:、。!?…“”‘’《》"— \n●■▲◆') isSign[sign.charCodeAt(0)] = 1
const [semicolon, opensQuote, closesQuote] = [0x3b, 0x201c, 0x201d]

/** Words behind which something said, asked or discussed may begin without a sign. */
const opensBehind =
  /建议|希望|呼吁|强调|指出|提出|要求|认为|觉得|表示|提议|倡议|主张|坦言|直言|提醒|请求|恳请|期待|期望|反映|议定|决定|承诺|嘱咐|勉励|围绕|针对|聚焦|关于|就如何|介绍|谈[到起及论]?|提[到及出]了?|关注|担心|承认|坦陈|涉及|说(?!明|法|服)|称(?!号|赞|职)|问(?!题|候|计|需|责|政|询|卷)|讲(?!话|究|解)|[是但且就]/g
/** Words before which it may end without a sign. */
const endsBefore =
  /等(?=方面|问题|内容|议题|工作|情况|话题|建议|意见|提案|领域|课题|重点|热点|$|[\d一二三四五六七八九十多几]|[\u4e00-\u9fff])|进行|开展|展开|方面|提出|作了?(?=[\u4e00-\u9fff]{0,4}(?:发言|汇报|介绍|说明|交流))|建言|献策|踊跃|畅所欲言|的(?=建议|提案|意见|问题|议案|发言|报告|情况|讨论)|向(?=[\u4e00-\u9fff]{0,8}提)|的?回应|回答|要(?!求|闻|素|点|么)|应(?=当|该|加|建|进|完|尽|在|以|从|把|对|强|充|积|继)|须|将(?!来|军)|请/g

/** Cuts every sentence; what rules have found begins and ends a segment too. Positions are the flow's. */
export function cutSegments(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  items: readonly FoundItem[],
): Segment[] {
  const edges = new Uint8Array(text.length + 1)
  for (const spans of [items, mentions])
    for (const { start, end } of spans) {
      edges[start] = 1
      edges[end] = 1
    }
  const segments: Segment[] = []
  sentences.forEach((sentence, index) => {
    const words = text.slice(sentence.start, sentence.end)
    opensBehind.lastIndex = 0
    while (opensBehind.test(words)) edges[sentence.start + opensBehind.lastIndex] = 1
    endsBefore.lastIndex = 0
    for (let end = endsBefore.exec(words); end !== null; end = endsBefore.exec(words))
      edges[sentence.start + end.index] = 1
    cutSentence(text, sentence, index, edges, segments)
  })
  return segments
}

function cutSentence(text: string, sentence: Sentence, index: number, edges: Uint8Array, into: Segment[]): void {
  let from = -1
  let opens = true
  let depth = 0
  let depthAtStart = 0
  const close = (end: number) => {
    if (from >= 0 && end > from) {
      into.push({ start: from, end, sentence: index, opensSentence: opens, quoteDepth: depthAtStart })
      opens = false
    }
    from = -1
  }
  for (let at = sentence.start; at < sentence.end; at += 1) {
    const unit = text.charCodeAt(at)
    if (isSign[unit] === 1) {
      close(at)
      if (unit === semicolon) opens = true
      if (unit === opensQuote) depth += 1
      if (unit === closesQuote) depth = Math.max(0, depth - 1)
      continue
    }
    if (from >= 0 && edges[at] === 1) close(at)
    if (from < 0) {
      from = at
      depthAtStart = depth
    }
  }
  close(sentence.end)
}
