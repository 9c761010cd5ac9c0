import { jointReplyOpenings, replyClosings, replyOpenings } from './phrases.ts'
import type { SeededChance } from './seeded-chance.ts'
import type { Suggestion } from './suggestion.ts'
import { units } from './units.ts'

const ordinals = ['一', '二', '三', '四'] as const

type Reply = {
  readonly suggestion: Suggestion
  readonly points: readonly string[]
  readonly proposer: string
  readonly cosigners: number
  readonly day: string
  readonly handler: string
  /** The second reply to the same suggestion. */
  readonly again: boolean
}

/** A reply in the form units use: greeting, point by point, what is promised, whom to ask, unit and day. */
export function replyText(reply: Reply, chance: SeededChance): string {
  const { suggestion, points, day } = reply
  const unit = unitNamed(suggestion.leadUnit)
  const joint = [...suggestion.opinions.keys()].map((code) => unitNamed(code).shortName)
  const promise = suggestion.doneBy === null ? [] : [promiseIn(suggestion.doneBy)]
  return [
    greetingOf(reply),
    paragraph(reply.again ? againOpening(unit.shortName) : openingOf(unit.shortName, joint, chance)),
    ...points.map((point, index) => paragraph(`${ordinals[index] ?? ''}、${point}`)),
    ...promise.map(paragraph),
    paragraph(chance.pick(replyClosings)),
    paragraph(`经办人：${reply.handler}（${unit.shortName}建议提案窗口）`),
    `${unit.name.zh}`,
    dateIn(day),
  ].join('\n')
}

function greetingOf({ suggestion, proposer, cosigners, again }: Reply): string {
  const who = cosigners === 0 ? '您' : `您和${cosigners}位联名代表`
  const what = again ? `对“${suggestion.title}”答复的意见已经收到` : `提出的“${suggestion.title}”收悉`
  return `${proposer}代表：\n${paragraph(`${who}${what}。`)}`
}

function openingOf(unit: string, joint: readonly string[], chance: SeededChance): string {
  if (joint.length === 0) return chance.pick(replyOpenings).replace('{unit}', unit)
  return chance.pick(jointReplyOpenings).replace('{unit}', unit).replace('{units}', joint.join('、'))
}

function againOpening(unit: string): string {
  return `上一次答复没有回答到您关心的要害，我们诚恳接受批评。${unit}负责人带队重新办理，现再次答复如下：`
}

function promiseIn(doneBy: string): string {
  return `以上事项我们承诺于${dateIn(doneBy)}前完成，进展情况及时向您报告。`
}

function dateIn(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Two full-width spaces, as a paragraph begins in Chinese. */
function paragraph(words: string): string {
  return `\u3000\u3000${words}`
}

/** @throws for a code that is none of the city's units. */
export function unitNamed(code: string): (typeof units)[number] {
  const unit = units.find((one) => one.code === code)
  if (unit === undefined) throw new Error(`no unit ${code}`)
  return unit
}
