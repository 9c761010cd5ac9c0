import type { Rule } from '#engine/rule.ts'
import { type CaseView, listInstances } from '#engine/view.ts'
import { rules as shared } from '#procedures/handling/rules.ts'
import { signed } from './signature.ts'

const broken = (rule: string, detail = '') => ({ code: 'rule_broken', rule, detail }) as const

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isDelegation = (kind: unknown) => kind === 'delegation'

/** Those whose text it is. */
export function signersOf(view: CaseView): readonly string[] {
  const counted: readonly string[] = signed
  return listInstances(view, 'signature')
    .filter((one) => counted.includes(one.state))
    .map((one) => one.instance)
}

/** What a text signed by a number of deputies must keep to. */
export const signingRules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    ['own_name', 'proposer_not_cosigner', 'invitation_expires', 'asks_again_by', 'not_signed_yet', 'text_changed']
      .map((name) => [name, shared[name]] as const)
      .filter((entry): entry is [string, Rule] => entry[1] !== undefined),
  ),

  /** A delegation's text is not signed one by one: its head puts it forward. */
  joint_by_deputies: (_, { fields }) => (isDelegation(fields.authorKind) ? broken('joint_by_deputies') : undefined),

  /** A joint text is drafted and confirmed by each signer; only one signed on paper is entered, by the office. */
  by_draft: (_, { roles, fields }) =>
    isDelegation(fields.authorKind) || roles.includes('secretariat') ? undefined : broken('by_draft'),

  lead_not_on_paper: (_, { fields }) => {
    const others = listOf(fields.paperSigners)
    const wrong = isDelegation(fields.authorKind) ? others.length > 0 : others.includes(fields.leadProposer)
    return wrong ? broken('lead_not_on_paper') : undefined
  },

  enough_on_paper: (_, { fields }, profile) => {
    const needed = profile.amounts?.signers?.value ?? 1
    const counted = listOf(fields.paperSigners).length + 1
    if (isDelegation(fields.authorKind) || counted >= needed) return undefined
    return { code: 'too_few', what: 'signers', counted, needed }
  },
}
