import type { OfficerContext, OfficerMode } from './account-context.ts'
import { provenLately } from './proof.ts'

type OfficerAct = {
  /** The offices that may, in each mode. */
  readonly ordinary: readonly string[]
  readonly three: readonly string[]
  /** Asks for the password or passkey again when the last proof is old. */
  readonly sensitive: boolean
}

const administrator = ['administrator']
const securityOfficer = ['security_officer']
const eitherOfTwo = [...administrator, ...securityOfficer]
const nobody: readonly string[] = []
const auditor = ['auditor']

/** Who may do what with accounts and the audit, and what asks for a new proof: the one list of both. */
export const officerActs = {
  see_accounts: { ordinary: administrator, three: eitherOfTwo, sensitive: false },
  // Where there are three, these four are asked for by one and settled by another.
  invite: { ordinary: administrator, three: administrator, sensitive: true },
  change_roles: { ordinary: administrator, three: administrator, sensitive: true },
  reset_sign_in: { ordinary: administrator, three: administrator, sensitive: true },
  link_identity: { ordinary: administrator, three: administrator, sensitive: true },
  see_grants: { ordinary: nobody, three: eitherOfTwo, sensitive: false },
  settle_grant: { ordinary: nobody, three: securityOfficer, sensitive: true },
  // A new link is as good as the grant.
  send_invitation: { ordinary: administrator, three: securityOfficer, sensitive: true },
  // What takes away is done at once, by either.
  revoke_invitation: { ordinary: administrator, three: eitherOfTwo, sensitive: false },
  end_sign_ins: { ordinary: administrator, three: eitherOfTwo, sensitive: false },
  disable_account: { ordinary: administrator, three: eitherOfTwo, sensitive: true },
  remove_passkeys: { ordinary: administrator, three: eitherOfTwo, sensitive: true },
  unlink_identity: { ordinary: administrator, three: eitherOfTwo, sensitive: true },
  enable_account: { ordinary: administrator, three: securityOfficer, sensitive: true },
  unlock: { ordinary: administrator, three: securityOfficer, sensitive: true },
  read_audit: { ordinary: auditor, three: auditor, sensitive: false },
  export_audit: { ordinary: auditor, three: auditor, sensitive: true },
} as const satisfies Readonly<Record<string, OfficerAct>>

export type OfficerActName = keyof typeof officerActs

export type OfficerRefusal =
  | { readonly code: 'officer_required'; readonly offices: readonly string[] }
  | { readonly code: 'proof_needed' }

/** Whether somebody's offices include one that may, whatever their last proof. */
export function mayAct(act: OfficerActName, mode: OfficerMode, offices: readonly string[]): boolean {
  return officerActs[act][mode].some((office) => offices.includes(office))
}

/** Why somebody may not do this now; undefined when they may. */
export function officerRefusal(context: OfficerContext, act: OfficerActName): OfficerRefusal | undefined {
  const { by, rules } = context
  if (!mayAct(act, rules.officers, by.offices)) {
    return { code: 'officer_required', offices: officerActs[act][rules.officers] }
  }
  return officerActs[act].sensitive && !provenLately(by.provenAt, context.at, rules.proofMinutes)
    ? { code: 'proof_needed' }
    : undefined
}
