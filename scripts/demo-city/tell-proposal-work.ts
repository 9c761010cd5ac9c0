import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { committee, type Ending, later, type Telling } from './proposal-telling.ts'
import { unitNamed } from './reply-text.ts'
import { clerkName, clerkOf } from './telling.ts'
import { headByUnit } from './unit-heads.ts'

/** From the assignment to where a proposal stands: signed for, talked over, answered, rated, done. */
export function tellWork(telling: Telling, assignedOn: PlainDate): void {
  const { ending, story, written, lead } = telling
  const clerk = clerkOf(written.unit)
  const signedOn = later(telling, assignedOn, 1, 3)
  story.tell('sign_for', signedOn, clerk, { handler: clerkName(written.unit) })
  if (ending === 'key') tellKey(telling, signedOn)
  if (telling.index % 3 === 0) {
    const day = later(telling, signedOn, 4, 8)
    story.tell('log_consultation', day, clerk, {
      consultationStage: 'handling',
      consultedOn: day,
      consultationForm: 'meeting',
      people: `${lead.name}委员、${clerkName(written.unit)}`,
      consultation: `就“${written.topic}”听取委员意见，委员同意先试点再推开。`,
    })
  }
  if (ending === 'working' || ending === 'key') return
  const draftedOn = later(telling, signedOn, 14, 18)
  story.tell('draft_reply', draftedOn, clerk, { text: replyTo(telling, draftedOn, false) })
  if (ending === 'drafted') return
  const repliedOn = later(telling, draftedOn, 2, 5)
  tellIssue(telling, repliedOn)
  if (ending !== 'replied') tellRating(telling, repliedOn)
}

function tellKey(telling: Telling, signedOn: PlainDate): void {
  const { story, chance, written } = telling
  const chosenOn = later(telling, signedOn, 1, 2)
  const office = committee(telling)
  const keyReason = chance.pick(['urgent', 'widely_asked', 'moves_much', 'feasible'])
  story.tell('choose_as_key', chosenOn, office, { keyReason, ledBy: '市政协主席会议成员' })
  const day = later(telling, chosenOn, 6, 10)
  story.tell('supervise', day, office, {
    supervisedOn: day,
    supervisionForm: chance.pick(['meeting', 'inspection', 'survey', 'visit']),
    people: `提案委员会、提案人、${unitNamed(written.unit).shortName}`,
    supervision: `到现场看了“${written.topic}”的进展，要求年底前拿出方案。`,
  })
}

const promises: readonly Ending[] = ['tracking', 'reported', 'done']
const unhappy: readonly Ending[] = ['rehandling', 'rehandled', 'escalated']

function tellIssue(telling: Telling, day: PlainDate): void {
  const { story, written, ending } = telling
  const clerk = clerkOf(written.unit)
  const promised = promises.includes(ending)
  const outcome = promised ? 'in_progress' : ending === 'rehandling' ? 'reference' : 'adopted'
  story.tell('review_reply', day, clerk, {
    outcome,
    ...(promised ? { doneBy: ending === 'tracking' ? '2026-12-20' : '2026-10-20' } : {}),
    ...(outcome === 'reference' ? { reasons: `“${written.topic}”目前财力不足，留作参考。` } : {}),
    secrecy: 'cleared',
    secrecyReviewer: clerkName(written.unit),
    publication: 'full',
  })
  story.tell('issue_reply', day, clerk, { signer: headByUnit[written.unit] ?? '' })
  story.tell('publish_reply', day, clerk)
}

function tellRating(telling: Telling, repliedOn: PlainDate): void {
  const { story, ending, written } = telling
  const office = committee(telling)
  const clerk = clerkOf(written.unit)
  const isUnhappy = unhappy.includes(ending)
  const ratedOn = rateAll(telling, repliedOn, isUnhappy)
  if (ending === 'rated') return
  const nextOn = later(telling, ratedOn, 2, 4)
  if (isUnhappy) {
    story.tell('order_rehandling', nextOn, office, { reason: `请就“${written.topic}”说明怎么做、何时做。` })
    if (ending === 'rehandling') return
    const againOn = later(telling, nextOn, 8, 10)
    story.tell('draft_reply', againOn, clerk, { text: replyTo(telling, againOn, true) })
    const issuedOn = later(telling, againOn, 1, 2)
    tellIssue(telling, issuedOn)
    const rated = rateAll(telling, issuedOn, ending === 'escalated')
    const endOn = later(telling, rated, 2, 3)
    if (ending === 'escalated') {
      story.tell('escalate', endOn, office, { escalation: 'coordination_meeting', reason: '请分管市领导协调。' })
    } else story.tell('close', endOn, office)
    return
  }
  if (!promises.includes(ending)) {
    story.tell('close', nextOn, office)
    return
  }
  story.tell('track', nextOn, office)
  if (ending === 'tracking') {
    story.tell('report_progress', later(telling, nextOn, 20, 30), clerk, {
      progress: `${written.answer}，其余按月推进。`,
    })
    return
  }
  const doneOn = telling.days.from(plainDate('2026-10-15'))
  story.tell('report_done', doneOn, clerk, { evidence: `“${written.topic}”已办结，清单在网站公示。` })
  if (ending === 'done') story.tell('confirm_done', later(telling, doneOn, 2, 4), office)
}

function rateAll(telling: Telling, day: PlainDate, isUnhappy: boolean): PlainDate {
  const { story, lead, cosigners, chance, written } = telling
  const ratedOn = later(telling, day, 3, 8)
  const result = isUnhappy ? 'dissatisfied' : chance.pick(['satisfied', 'satisfied', 'basically_satisfied'])
  const comment = isUnhappy ? { comment: `没有回答“${written.topic}”由谁来做。` } : {}
  story.tell('rate', ratedOn, lead.id, { attitude: 'satisfied', result, ...comment })
  for (const one of cosigners) story.tell('rate', ratedOn, one, { attitude: 'satisfied', result: 'satisfied' })
  return ratedOn
}

function replyTo({ written, lead }: Telling, day: PlainDate, again: boolean): string {
  const unit = unitNamed(written.unit)
  const [year, month, date] = day.split('-').map(Number)
  const first = again ? '对您不满意的地方，我们重新办理，' : `您提出的“关于${written.topic}的提案”收悉，`
  return [
    `${lead.name}委员：`,
    `\u3000\u3000${first}现答复如下：`,
    `\u3000\u3000一、${written.answer}。`,
    `\u3000\u3000经办人：${clerkName(written.unit)}（${unit.shortName}）`,
    unit.name.zh,
    `${year}年${month}月${date}日`,
  ].join('\n')
}
