import type { TextSpan } from '#kernel/text-span.ts'
import { answerLabel, office, questionLabel } from './japanese-words.ts'

/** What a paragraph opens with: a question or an answer, by whom where that is said, and the words behind. */
export type JapaneseTurn = {
  readonly kind: 'question' | 'answer'
  readonly role: string | null
  /** Family name of a member who is named: 榊原議員. */
  readonly member: string | null
  readonly said: TextSpan
}

const open = '[(（<＜【\\[〔《「]?'
const close = '[)）>＞】\\]〕》」]?'
const gap = '[ :：・]*'
const question = new RegExp(`^${open}${questionLabel}${close}(?:(?<=[)>】\\]〕》])|[ :：]+|(?=[「]))${gap}`, 'u')
const member = new RegExp(`^${open}([\\p{Script=Han}々ヶ]{1,4})議員${close}(?:[ :：]+|(?<=[)>】\\]〕》]))`, 'u')
const answer = new RegExp(
  `^${open}${answerLabel}(?:${close}${gap}[(（<【\\[]?(?<role>${office})[)）>】\\]]?)?${close}(?:(?<=[)>】\\]〕》])|[ :：]+)${gap}`,
  'u',
)
const officer = new RegExp(`^${open}(?<role>${office})${close}(?:[ :：]+|(?<=[)>】\\]〕》]))`, 'u')

export function japaneseTurn(text: string, paragraph: TextSpan): JapaneseTurn | undefined {
  const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 60))
  const behind = (length: number): TextSpan => ({ start: paragraph.start + length, end: paragraph.end })
  const asked = member.exec(words)
  if (asked !== null) return { kind: 'question', role: null, member: asked[1] ?? null, said: behind(asked[0].length) }
  const answered = answer.exec(words)
  if (answered !== null)
    return { kind: 'answer', role: answered.groups?.role ?? null, member: null, said: behind(answered[0].length) }
  const questioned = question.exec(words)
  if (questioned !== null) return { kind: 'question', role: null, member: null, said: behind(questioned[0].length) }
  const held = officer.exec(words)
  const isSaid = held !== null && /[。か]/.test(text.slice(paragraph.start + held[0].length, paragraph.end))
  return isSaid
    ? { kind: 'answer', role: held.groups?.role ?? null, member: null, said: behind(held[0].length) }
    : undefined
}
