import type { Actor, Fields } from '#engine/case-file.ts'
import { people } from '#tests/support/small-city.ts'
import type { Kind } from './law.ts'

/** How a case of the town is begun. */
export type Beginning = {
  readonly kind: Kind
  readonly actor: Actor
  readonly action: string
  readonly fields: Fields
}

const words = (index: number) => ({
  title: `关于第${index}件的事`,
  background: '栈桥旧了。',
  analysis: '无人管。',
  demands: '一、请修缮。\n二、请疏浚。',
})

const deputies = [people.deputy, people.secondDeputy, people.thirdDeputy]
const members = [people.member, people.secondMember, people.thirdMember]

/** The cases a town of a kind begins with. */
export function opening(kind: Kind): readonly Beginning[] {
  if (kind === 'suggestion') return twoOf(kind, deputies)
  if (kind === 'proposal') return twoOf(kind, members)
  if (kind === 'social-report')
    return [...twoOf('proposal', members).slice(0, 1), report(people.member, 3), report(people.secondMember, 4)]
  return [joint(kind), onPaper(kind)]
}

/** One handed in at once with names to be confirmed, one drafted first. */
function twoOf(kind: Kind, authors: readonly Actor[]): readonly Beginning[] {
  return authors.slice(0, 2).map((actor, index) => ({
    kind,
    actor,
    action: index === 0 ? 'submit' : 'begin_draft',
    fields: {
      ...words(index),
      leadProposer: actor.personId,
      cosigners: authors.filter((one) => one !== actor).map((one) => one.personId),
      cosignBy: '2026-04-30',
      period: 'between_sessions',
    },
  }))
}

function report(actor: Actor, index: number): Beginning {
  const fields = { ...words(index), leadProposer: actor.personId }
  return { kind: 'social-report', actor, action: 'submit', fields }
}

/** Put to the congress, drafted and signed one by one. */
function joint(kind: Kind): Beginning {
  return {
    kind,
    actor: people.deputy,
    action: 'begin_draft',
    fields: {
      ...words(1),
      form: 'formal',
      leadProposer: people.deputy.personId,
      authorKind: 'deputies',
      cosigners: [people.secondDeputy.personId, people.thirdDeputy.personId],
      cosignBy: '2026-03-31',
      suggestedUnit: 'roads',
      period: 'in_session',
    },
  }
}

/** Signed on paper, or asked in deliberation by one. */
function onPaper(kind: Kind): Beginning {
  return {
    kind,
    actor: people.secretary,
    action: 'submit',
    fields: {
      ...words(2),
      form: 'formal',
      leadProposer: people.secondDeputy.personId,
      authorKind: 'deputies',
      paperSigners: [people.thirdDeputy.personId, people.deputy.personId],
      suggestedUnit: 'parks',
      period: 'between_sessions',
    },
  }
}
