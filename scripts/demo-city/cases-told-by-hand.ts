import { dividedSuggestions } from './divided-suggestions.ts'
import { enquiriesAgain } from './enquiries.ts'
import { keptPromises } from './kept-promises.ts'
import {
  charging,
  chargingProposal,
  longer,
  nightRunJoining,
  nightRunMain,
  ofDeclined,
  ofMotion,
} from './linked-cases.ts'
import { mergedSuggestions } from './merged-suggestions.ts'
import { motionGoingOn } from './motions.ts'
import { signedSuggestions } from './signed-suggestions.ts'
import type { Act, DemoCase } from './story.ts'
import { watchedSuggestions } from './watched-suggestions.ts'

const suggestion = (number: number) => `demo-${number}`
const proposal = (number: number) => `demo-proposal-0${number}`

/** The social report that a proposal told elsewhere went on as. */
export const reportOfDeclined = 'demo-report-007'

const ids = {
  part: suggestion(318),
  stairs: suggestion(319),
  yard: suggestion(320),
  stops: suggestion(321),
  ofMotion: suggestion(330),
  nightRun: proposal(61),
  charging: proposal(64),
}

const suggestions = [
  ...watchedSuggestions,
  ...dividedSuggestions,
  ...signedSuggestions(ids.part),
  ...mergedSuggestions(ids),
  ...keptPromises,
  ofMotion,
]

const proposals = [nightRunMain, nightRunJoining(ids.nightRun), longer, chargingProposal]

/** What deserves a look: each case told act by act, with the cases it reaches. They stand behind all others. */
export const casesToldByHand: readonly DemoCase[] = [
  ...suggestions.map((story, index) => ofCongress('suggestion', 'shanghai-2015', suggestion(301 + index), story)),
  ...proposals.map((story, index) => ofMembers('proposal', proposal(61 + index), story)),
  ofCongress('motion', 'shanghai-motion', 'demo-motion-005', motionGoingOn(ids.ofMotion)),
  ...enquiriesAgain.map((story, index) =>
    ofCongress('enquiry', 'shanghai-rules-2001', `demo-enquiry-00${3 + index}`, story),
  ),
  ofMembers('social-report', reportOfDeclined, ofDeclined),
  ofMembers('social-report', 'demo-report-008', charging(ids.charging)),
]

function ofCongress(
  procedure: DemoCase['procedure'],
  profile: DemoCase['profile'],
  id: string,
  story: readonly Act[],
): DemoCase {
  return { id, procedure, profile, story }
}

function ofMembers(procedure: DemoCase['procedure'], id: string, story: readonly Act[]): DemoCase {
  return { id, procedure, profile: 'shanghai-cppcc-2026', story }
}
