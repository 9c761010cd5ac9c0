import type { Item, Reading } from '#intake/reading.ts'

const kindNames: Readonly<Record<Item['kind'], string>> = {
  topic: '议题',
  suggestion: '建议',
  directive: '要求',
  position: '表态',
  assessment: '评价',
  follow_up: '后续',
}

/** A reading as plain lines: what was raised with what answers it, then the rest. */
export function readingSummary(reading: Reading): string {
  const { items } = reading
  const raised = items.filter((item) => item.kind === 'topic' || item.kind === 'suggestion')
  const answered = raised.filter((item) => (item.answers?.length ?? 0) > 0)
  return [
    reading.source.name,
    `文章 ${reading.articles.length}　会议 ${reading.sessions.length}　人物 ${reading.people.length}　名单 ${reading.lists.length}`,
    `提出 ${raised.length} 项，其中 ${answered.length} 项在本页找到回应 / ${raised.length} raised, ${answered.length} with an answer on this page`,
    '',
    ...items.map((item, index) => itemLine(item, index)),
    ...(reading.doubts.length === 0 ? [] : ['', '存疑 / doubts']),
    ...reading.doubts.map((doubt) => `  [${doubt.start}, ${doubt.end}) ${doubt.code} ${doubt.quote.slice(0, 40)}`),
    '',
  ].join('\n')
}

function itemLine(item: Item, index: number): string {
  const by = item.speaker === null ? '' : ` ${item.speaker}：`
  const answers = (item.answers ?? []).map((answer) => answer.item + 1)
  const end =
    item.answers === undefined ? '' : answers.length === 0 ? '　← 在本页未找到回应' : `　← ${answers.join('、')}`
  return `${String(index + 1).padStart(3)} ${kindNames[item.kind]}${by} ${item.quote}${dutyOf(item)}${end}`
}

function dutyOf({ unit, joint = [], due }: Item): string {
  const who = unit === undefined ? '' : `　谁来办：${[unit, ...joint].map(({ quote }) => quote).join('、')}`
  const when = due === undefined ? '' : `　何时前：${due.quote}${due.day === undefined ? '' : `（${due.day}）`}`
  return `${who}${when}`
}
