import type { RecordItem } from '#intake/languages/record-findings.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { answeredKind, askedKind } from './japanese-kinds.ts'
import { office } from './japanese-words.ts'

const asked =
  /(?:委員|議員|会派)(?:から(?:は)?|より)、?「?(?<said>[^「」]{4,160}?)」?と(?:の|いう|する)(?<sort>質疑|質問|問い|意見|要望|指摘|提案|発言)/g
const answered = new RegExp(
  `(?<who>${office}|当局|執行部|理事者|市側|町側|担当課?)(?:から(?:は)?|より)、?「?(?<said>[^「」]{4,160}?)」?と(?:の|いう)(?:答弁|説明|回答)`,
  'gu',
)

/** What a committee's report retells: 委員から…との質疑があり、当局から…との答弁がありました. */
export function retold(text: string, sentence: TextSpan): RecordItem[] {
  const words = text.slice(sentence.start, sentence.end)
  const found: RecordItem[] = []
  for (const { groups, 0: whole, index } of words.matchAll(asked)) {
    const said = groups?.said ?? ''
    const start = sentence.start + index + whole.indexOf(said)
    const isQuestion = /質疑|質問|問い/.test(groups?.sort ?? '')
    const kind = askedKind(said)
    const asWritten = isQuestion ? 'topic' : /要望|提案/.test(groups?.sort ?? '') ? 'suggestion' : kind
    found.push({ start, end: start + said.length, kind: asWritten, speaker: '委員', verb: groups?.sort ?? null })
  }
  for (const { groups, 0: whole, index } of words.matchAll(answered)) {
    const said = groups?.said ?? ''
    const start = sentence.start + index + whole.indexOf(said)
    found.push({
      start,
      end: start + said.length,
      kind: answeredKind(said),
      speaker: groups?.who ?? null,
      verb: '答弁',
    })
  }
  return found.sort((a, b) => a.start - b.start)
}
