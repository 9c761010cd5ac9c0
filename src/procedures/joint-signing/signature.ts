import { machines as shared } from '#procedures/handling/machines.ts'

/** Each deputy's signature under a joint text that needs a number of them: the first signer's stands from the start. */
export const signature = {
  ...shared.signature,
  states: {
    ...shared.signature.states,
    leading: { label: { zh: '领衔', en: 'Lead signer' } },
    on_paper: { label: { zh: '已在纸质文本上签名', en: 'Signed on paper' } },
  },
} as const

/** Who stands behind the text: the lead signer, who confirmed it, who signed on paper. */
export const signed = ['leading', 'confirmed', 'on_paper'] as const

export const signerRoles = {
  lead_proposer: {
    label: { zh: '领衔代表', en: 'Lead signer' },
    held: 'self',
    machine: 'signature',
    in: ['leading'],
  },
  invited_signer: {
    label: { zh: '受邀联名的代表本人', en: 'Deputy asked to sign' },
    held: 'self',
    machine: 'signature',
    in: ['invited', 'outdated'],
  },
  cosigner: { label: { zh: '联名代表', en: 'Cosigner' }, held: 'self', machine: 'signature', in: ['confirmed'] },
  signer: { label: { zh: '署名的代表本人', en: 'Signer' }, held: 'self', machine: 'signature', in: signed },
} as const
