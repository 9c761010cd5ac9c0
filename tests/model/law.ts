import { procedureUnder } from '#engine/procedure-under.ts'
import type { Profile } from '#engine/profile.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw, type Law } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { signersNeeded } from './oracle/signing.ts'

export const kinds = ['suggestion', 'proposal', 'motion', 'enquiry', 'social-report'] as const
export type Kind = (typeof kinds)[number]
export type Laws = Readonly<Record<Kind, Law>>

export const profileOf: Readonly<Record<Kind, string>> = {
  suggestion: 'shanghai-2015',
  proposal: 'shanghai-cppcc-2026',
  motion: 'shanghai-motion',
  enquiry: 'shanghai-rules-2001',
  'social-report': 'shanghai-cppcc-2026',
}

/** The laws of a place, where authors may also ask to stay unnamed and few are enough: so that a course can hold every act there is. */
export const laws: Laws = {
  suggestion: lawOf('suggestion'),
  proposal: lawOf('proposal'),
  motion: lawOf('motion'),
  enquiry: lawOf('enquiry'),
  'social-report': lawOf('social-report'),
}

function lawOf(kind: Kind): Law {
  const { profile } = getLaw(profiles, kind, profileOf[kind])
  const declared = installedProcedures.find(({ id }) => id === kind)
  if (declared === undefined) throw new Error(`no procedure ${kind}`)
  const asked = { value: 'on_request', source: 'test' }
  const few = { value: signersNeeded, source: 'test' }
  const { signers, objection_signers, ...amounts } = profile.amounts ?? {}
  const changed: Profile = {
    ...profile,
    choices:
      kind === 'motion' || kind === 'enquiry' ? profile.choices : { ...profile.choices, confidential_proposer: asked },
    amounts: {
      ...amounts,
      ...(signers === undefined ? {} : { signers: few }),
      ...(objection_signers === undefined ? {} : { objection_signers: few }),
    },
  }
  return { procedure: procedureUnder(declared, changed), profile: changed }
}
