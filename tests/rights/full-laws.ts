import type { Profile } from '#engine/profile.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { type Kind, kinds, type Laws, profileOf } from '../model/law.ts'
import { signersNeeded } from '../model/oracle/signing.ts'

const said = { source: 'test' }
const few = { value: signersNeeded, ...said }
const inFiveDays = { length: 5, unit: 'day', rollsOver: false, ...said } as const

const yearly = { progress_mid_year: inFiveDays, progress_year_end: inFiveDays, carry_over: inFiveDays }

/**
 * The laws of a place that knows every act there is. More time for an answer is asked for in one and only told of in the
 * other: no law has both.
 */
export const fullLaws: readonly Profiles[] = ['consent', 'notice'].map((longReply) => allowing(longReply))

/** The same, after a change that sets no number for anything any more. */
export const withoutClocks: Profiles = (fullLaws[0] ?? []).map((profile) => ({
  ...profile,
  clocks: Object.fromEntries(Object.keys(profile.clocks).map((clock) => [clock, null])),
}))

const known = new Map<Profiles, Laws>()

/** By kind, the law a case falls under. */
export function lawsOf(all: Profiles): Laws {
  const found = known.get(all)
  if (found !== undefined) return found
  const laws = Object.fromEntries(kinds.map((kind) => [kind, getLaw(all, kind, profileOf[kind])])) as Laws
  known.set(all, laws)
  return laws
}

function allowing(longReply: string): Profiles {
  return profiles.map((profile) =>
    profileOf[profile.procedure as Kind] === profile.id ? full(profile, longReply) : profile,
  )
}

function full(profile: Profile, longReply: string): Profile {
  const choices: Profile['choices'] = {
    ...profile.choices,
    confidential_proposer: { value: 'on_request', ...said },
    long_reply: { value: longReply, ...said },
    separate_units: { value: 'content_stated', ...said },
    key_item_head: { value: 'answers_in_person', ...said },
  }
  const clocks = {
    ...(profile.procedure === 'social-report' ? { screening: inFiveDays, feedback: inFiveDays } : {}),
    ...(profile.procedure === 'suggestion' || profile.procedure === 'proposal' ? yearly : {}),
  }
  const answered = profile.procedure === 'suggestion' || profile.procedure === 'proposal'
  const { signers, objection_signers, ...amounts } = profile.amounts ?? {}
  return {
    ...profile,
    choices: answered ? choices : profile.choices,
    clocks: { ...profile.clocks, ...clocks },
    amounts: {
      ...amounts,
      ...(signers === undefined ? {} : { signers: few }),
      ...(objection_signers === undefined ? {} : { objection_signers: few }),
    },
  }
}
