import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { authorFields, circumstanceFields } from '#procedures/handling/text-fields.ts'
import { signed } from '#procedures/joint-signing/signature.ts'
import {
  draftedBy,
  draftRules,
  draftsCreate,
  enoughSigners,
  putForwardBy,
  putForwardCreates,
  putForwardRules,
  whileDrafted,
} from '#procedures/joint-signing/signing.ts'
import { motionText } from '#procedures/motion/text-fields.ts'

const { subject, period, session, publishText } = circumstanceFields
const circumstances = { subject, period, session, publishText }
const untilReferred = { clock: 'referral', for: 'case', when: { fact: 'period', in: ['between_sessions'] } } as const

/** Where a signature may still be taken back: until it is decided what becomes of the motion. */
const undecided = [
  'submitted',
  'registered',
  'late',
  'with_committee',
  'reviewed',
  'objection_open',
  'objected',
] as const

/** Written, confirmed by each signer alone, put forward once there are enough of them. */
export const signing = {
  begin_draft: {
    ...cosigning.begin_draft,
    label: { zh: '起草议案并邀请联名', en: 'Draft a motion and ask others to sign' },
    by: ['author'],
    rules: draftRules,
    creates: draftsCreate,
    fields: { ...motionText, ...draftedBy, ...circumstances },
  },
  submit: {
    label: { zh: '提出议案（代表团，或者纸质签名）', en: 'Put forward (a delegation, or signed on paper)' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['author', 'secretariat'],
    event: 'submitted',
    rules: putForwardRules,
    creates: putForwardCreates,
    starts: [untilReferred],
    fields: { ...motionText, ...putForwardBy, ...circumstances },
  },
  ...whileDrafted,
  revise_text: { ...cosigning.revise_text, fields: { ...motionText, cosignBy: authorFields.cosignBy } },
  submit_draft: {
    ...cosigning.submit_draft,
    label: { zh: '正式提出', en: 'Put it forward' },
    needs: [{ what: 'signers', ...enoughSigners }],
    starts: [untilReferred],
  },
  withdraw_signature: {
    label: { zh: '撤回署名', en: 'Take my signature back' },
    machine: 'signature',
    from: signed,
    to: 'retracted',
    whileCase: undecided,
    by: ['signer'],
    event: 'signature_retracted',
    // With too few left it is no motion any more.
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: undecided,
        to: 'withdrawn',
        event: 'withdrawn',
        onceShort: enoughSigners,
      },
    ],
    fields: { withdrawReason: { label: { zh: '理由', en: 'Why' }, type: 'text', maxLength: 5_000 } },
  },
} as const
