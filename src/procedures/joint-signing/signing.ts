import { cosigning, invites } from '#procedures/handling/actions/cosigning.ts'
import { authorFields } from '#procedures/handling/text-fields.ts'
import { signed } from './signature.ts'

/** As many signers as the law asks for; a delegation signs by its head alone. */
export const enoughSigners = {
  machine: 'signature',
  in: signed,
  quantity: { atLeast: 'signers' },
  oneIsEnough: { fact: 'authorKind', in: ['delegation'] },
} as const

const leads = { machine: 'signature', event: 'lead_signed', of: { field: 'leadProposer' }, state: 'leading' } as const

const { leadProposer, authorKind, body, cosigners, cosignBy } = authorFields

const lead = { ...leadProposer, required: true } as const

/** Who drafts it, and whom they ask to sign. */
export const draftedBy = { leadProposer: lead, authorKind, cosigners, cosignBy } as const

/** Who puts it forward at once: a delegation's head, or those who signed on paper. */
export const putForwardBy = {
  leadProposer: lead,
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
} as const

/** What comes into being with each. */
export const draftsCreate = [leads, invites] as const
export const putForwardCreates = [
  leads,
  { machine: 'signature', event: 'signed_on_paper', of: { field: 'paperSigners' }, state: 'on_paper' },
] as const

export const draftRules = ['own_name', 'joint_by_deputies', 'proposer_not_cosigner', 'invitation_expires'] as const
export const putForwardRules = ['own_name', 'by_draft', 'lead_not_on_paper', 'enough_on_paper'] as const

/** While it is drafted: each signer confirms alone. */
export const whileDrafted = {
  invite: { ...cosigning.invite, guards: [] },
  confirm_signature: { ...cosigning.confirm_signature, whileCase: ['cosigning'] },
  decline_signature: { ...cosigning.decline_signature, whileCase: ['cosigning'] },
  retract_signature: { ...cosigning.retract_signature, whileCase: ['cosigning'] },
  discard_draft: cosigning.discard_draft,
} as const
