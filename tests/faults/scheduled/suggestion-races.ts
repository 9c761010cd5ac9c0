import type { Actor, Fields } from '#engine/case-file.ts'
import { people } from '#tests/support/small-city.ts'

const { deputy, secondDeputy, thirdDeputy, secretary, assigner, roads, parks, water } = people

/** The cases of one course: one that goes all the way, and two beside it for what concerns several, or ends a case. */
export type CaseOf = 'main' | 'second' | 'third'

/** One act of a race, as it is asked. Of those with one slot one comes about; where none is named, its case is the slot. */
export type Asked = {
  readonly of: CaseOf
  readonly by: Actor
  readonly day: string
  readonly action: string
  readonly fields?: Fields
  /** The unit acted on, where it is not one's own. */
  readonly instance?: string
  /** The idempotency key, where it is sent with one. */
  readonly key?: string
  readonly slot?: string
}

export type Race = {
  readonly name: string
  readonly asks: readonly Asked[]
  /** Whether they do not all exclude one another: who came too late looks, asks again, and may be done as well. */
  readonly isAskedAgain?: boolean
  /** What brings the case to where the next race begins, by the act that came about. */
  readonly thereupon?: Readonly<Record<string, readonly Asked[]>>
}

/** What of the races before the later ones depend on. */
export type Standing = { readonly leadUnit: Actor; readonly cosigners: readonly Actor[] }

const main = (by: Actor, day: string, action: string, more: Omit<Partial<Asked>, 'of' | 'by' | 'day'> = {}): Asked => ({
  of: 'main',
  by,
  day,
  action,
  ...more,
})

const also = (of: CaseOf, asked: Asked): Asked => ({ ...asked, of })
const twice = (asked: Asked): readonly Asked[] => [asked, asked]

const satisfied = { attitude: 'satisfied', result: 'satisfied' }
const partly = { attitude: 'satisfied', result: 'basically_satisfied' }
const reference = { outcome: 'reference', reasons: '目前没有条件。' }

const reviewed = { ...reference, secrecy: 'cleared', secrecyReviewer: '审查人某', publication: 'full' }

export const unitsAsked = [
  { by: roads, id: 'roads' },
  { by: parks, id: 'parks' },
  { by: water, id: 'water' },
] as const

/** From the draft to the end. Each act is right by itself; the races of one name are all of the same acts. */
export const suggestionRaces: readonly ((standing: Standing) => Race)[] = [
  () => ({ name: 'cosigned twice', asks: twice(main(secondDeputy, '2026-03-03', 'confirm_signature')) }),
  () => ({
    name: 'cosigned and declined',
    asks: [
      main(thirdDeputy, '2026-03-03', 'confirm_signature'),
      main(thirdDeputy, '2026-03-03', 'decline_signature', { key: 'declined' }),
    ],
  }),
  () => ({
    name: 'handed in twice under one key',
    asks: twice(main(deputy, '2026-03-03', 'submit_draft', { key: 'in' })),
  }),
  () => ({
    name: 'registered twice under one key',
    asks: twice(main(secretary, '2026-03-04', 'register', { key: 'r' })),
  }),
  () => {
    const register = main(secretary, '2026-03-04', 'register')
    return { name: 'two cases registered', asks: [also('second', register), also('third', register)] }
  },
  () => {
    const file = main(secretary, '2026-03-05', 'file', { key: 'one for two' })
    return { name: 'two cases filed under one key', asks: [file, also('third', file)], isAskedAgain: true }
  },
  () => ({
    name: 'filed, declined and withdrawn',
    asks: [
      also('second', main(secretary, '2026-03-05', 'file')),
      also(
        'second',
        main(secretary, '2026-03-05', 'decline', { fields: { declineReason: 'other', explanation: '没有实际内容。' } }),
      ),
      also('second', main(deputy, '2026-03-05', 'withdraw', { fields: { withdrawReason: '已经解决。' } })),
    ],
  }),
  () => ({
    name: 'assigned to three units',
    asks: unitsAsked.map(({ id }) => main(assigner, '2026-03-06', 'assign', { fields: { leadUnit: id } })),
  }),
  ({ leadUnit }) => ({
    name: 'signed for and handed back',
    asks: [
      main(leadUnit, '2026-03-09', 'sign_for'),
      main(leadUnit, '2026-03-09', 'return_assignment', { fields: { reason: '不属本单位职责。' } }),
    ],
    thereupon: {
      return_assignment: [
        main(assigner, '2026-03-09', 'refuse_return', {
          instance: leadUnit.unitId ?? '',
          fields: { reason: '属其职责。' },
        }),
      ],
    },
  }),
  ({ leadUnit }) => ({
    name: 'two drafts of the answer',
    asks: ['甲', '乙'].map((text) =>
      main(leadUnit, '2026-03-10', 'draft_reply', { key: text, fields: { text: `${text}稿：经研究，拟列入计划。` } }),
    ),
  }),
  ({ leadUnit }) => {
    const review = main(leadUnit, '2026-03-11', 'review_reply', { fields: reviewed })
    const revise = main(leadUnit, '2026-03-11', 'revise_draft', { fields: { text: '改稿：经研究，目前没有条件。' } })
    return { name: 'reviewed and revised', asks: [review, revise], thereupon: { revise_draft: [review] } }
  },
  ({ leadUnit }) => {
    const issue = (signer: string) =>
      main(leadUnit, '2026-03-11', 'issue_reply', { key: 'issued', fields: { signer: `签发人${signer}` } })
    const check = main(assigner, '2026-03-11', 'office_review', { fields: reference })
    return {
      name: 'answered by two signers under one key, and checked',
      asks: [issue('某'), issue('另'), check],
      thereupon: { office_review: [main(leadUnit, '2026-03-11', 'issue_reply', { fields: { signer: '签发人某' } })] },
    }
  },
  ({ cosigners }) => ({
    name: `rated twice by one${cosigners.length > 1 ? ' and by another' : ''}`,
    asks: [
      main(deputy, '2026-03-12', 'rate', { slot: 'one', fields: satisfied }),
      main(deputy, '2026-03-12', 'rate', { slot: 'one', fields: partly }),
      ...cosigners.slice(0, -1).map((by) => main(by, '2026-03-12', 'rate', { slot: 'another', fields: partly })),
    ],
    isAskedAgain: true,
  }),
  ({ cosigners }) => ({
    name: 'rated last, and no rating recorded',
    asks: [
      ...cosigners.slice(-1).map((by) => main(by, '2026-03-13', 'rate', { fields: satisfied })),
      main(secretary, '2026-03-13', 'record_no_rating', { fields: { reason: '经催收未反馈。' } }),
    ],
  }),
  () => ({
    name: 'closed twice, and publication objected to',
    asks: [
      main(secretary, '2026-03-13', 'close', { slot: 'closed', key: 'closed' }),
      main(secretary, '2026-03-13', 'close', { slot: 'closed', key: 'closed too' }),
      main(deputy, '2026-03-13', 'object_to_publication', { slot: 'objected', fields: { objection: '涉及隐私。' } }),
    ],
    isAskedAgain: true,
  }),
]
