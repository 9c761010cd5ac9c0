import type { Audience, Visibility } from '#engine/visibility.ts'

const forSigners = (names: readonly string[]): Readonly<Record<string, Audience>> =>
  Object.fromEntries(names.map((name) => [name, 'proposer'] as const))

/** Who sees what of drafting and signing: who did not sign is nobody else's affair. */
export const signingVisibility = {
  instances: { signature: forSigners(['invited', 'outdated', 'declined', 'retracted', 'lapsed']) },
  clocks: forSigners(['cosigning']),
  events: forSigners([
    'draft_begun',
    'lead_signed',
    'signers_invited',
    'signer_invited',
    'text_revised',
    'signature_asked_again',
    'signature_confirmed',
    'signature_declined',
    'signature_retracted',
    'signature_lapsed',
    'signed_on_paper',
    'draft_discarded',
  ]),
  fields: {
    ...forSigners(['cosigners', 'paperSigners', 'cosignBy', 'publishText']),
    title: 'public',
    background: 'public',
    analysis: 'public',
    demands: 'public',
    leadProposer: 'public',
    authorKind: 'public',
    body: 'public',
    subject: 'public',
    period: 'public',
    session: 'public',
    flowNumber: 'public',
    caseNumber: 'public',
    duty: 'public',
    authority: 'public',
  },
} as const satisfies Omit<Visibility, 'offices'>
