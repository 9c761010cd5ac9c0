import { findInstance, listInstances, textOf } from '#engine/view.ts'
import type { HandedSource } from '#matching/language-model/fenced-source.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { wordsOfCase } from '#operations/routing/routed-text.ts'

/**
 * What a draft may rest on, of a case as somebody sees it: what it says, the part a unit answers, the opinions of joint units
 * and the replies there are. Named S1, S2 … in this order.
 */
export function draftSources({ procedure, view, replies }: SeenCase, unitId: string): readonly HandedSource[] {
  const own = findInstance(view, 'assignment', unitId)
  const opinions = listInstances(view, 'assignment').map(({ fields }) => textOf(fields.opinion))
  const texts = [
    { what: '提出的内容', text: wordsOfCase(procedure, view.facts) },
    { what: '分给本单位答复的部分', text: textOf(own?.fields.part) },
    ...opinions.map((text) => ({ what: '会办意见', text })),
    ...replies.map(({ fields, state }) => ({
      what: state === procedure.answers.issued ? '以前的答复' : '以前的答复稿',
      text: textOf(fields.text),
    })),
  ]
  return texts.filter(({ text }) => text !== '').map((one, at) => ({ name: `S${at + 1}`, ...one }))
}
