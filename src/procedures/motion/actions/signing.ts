import { cosigning, invites } from '#procedures/handling/actions/cosigning.ts'
import { authorFields, circumstanceFields } from '#procedures/handling/text-fields.ts'
import { motionText } from '#procedures/motion/text-fields.ts'

const { leadProposer, authorKind, body, cosigners, cosignBy } = authorFields
const { subject, period, session, publishText } = circumstanceFields
const circumstances = {
  subject,
  period,
  session,
  publishText: { ...publishText, label: { zh: '同意公开议案内容', en: publishText.label.en } },
}

/** Who stands behind a motion: the lead signer, who confirmed it, who signed on paper. */
export const signed = ['leading', 'confirmed', 'on_paper'] as const

/** A delegation signs by its head alone. */
const ofDelegation = { fact: 'authorKind', in: ['delegation'] } as const

/** As many signers as the law asks for. */
const enoughSigners = {
  machine: 'signature',
  in: signed,
  quantity: { atLeast: 'signers' },
  oneIsEnough: ofDelegation,
} as const

const leads = { machine: 'signature', event: 'lead_signed', of: { field: 'leadProposer' }, state: 'leading' } as const
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
    by: ['deputy'],
    rules: ['own_name', 'joint_motion', 'proposer_not_cosigner', 'invitation_expires'],
    creates: [leads, invites],
    fields: {
      ...motionText,
      leadProposer: { ...leadProposer, required: true },
      authorKind,
      cosigners,
      cosignBy,
      ...circumstances,
    },
  },
  submit: {
    label: { zh: '提出议案（代表团，或者纸质签名）', en: 'Put forward (a delegation, or signed on paper)' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['deputy', 'secretariat'],
    event: 'submitted',
    rules: ['own_name', 'by_draft', 'lead_not_on_paper', 'enough_on_paper'],
    creates: [
      leads,
      { machine: 'signature', event: 'signed_on_paper', of: { field: 'paperSigners' }, state: 'on_paper' },
    ],
    starts: [untilReferred],
    fields: {
      ...motionText,
      leadProposer: { ...leadProposer, required: true },
      authorKind,
      body,
      paperSigners: {
        label: { zh: '在纸质文本上签名的其他代表', en: 'Other deputies who signed on paper' },
        hint: {
          zh: '由大会秘书处核对签名后登记；纸质文本存档。',
          en: 'Entered by the secretariat from the signed paper, which is kept.',
        },
        type: 'people',
        max: 400,
      },
      ...circumstances,
    },
  },
  invite: { ...cosigning.invite, guards: [] },
  revise_text: { ...cosigning.revise_text, fields: { ...motionText, cosignBy } },
  confirm_signature: { ...cosigning.confirm_signature, whileCase: ['cosigning'] },
  decline_signature: { ...cosigning.decline_signature, whileCase: ['cosigning'] },
  retract_signature: { ...cosigning.retract_signature, whileCase: ['cosigning'] },
  submit_draft: {
    ...cosigning.submit_draft,
    label: { zh: '正式提出', en: 'Put it forward' },
    needs: [{ what: 'signers', ...enoughSigners }],
    starts: [untilReferred],
  },
  discard_draft: cosigning.discard_draft,
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
