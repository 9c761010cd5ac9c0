import type { WorkCalendar } from '#engine/calendar.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { deadlineFault, storyFault } from '#procedures/worked-examples.ts'
import { loadExamples } from './load-examples.ts'

/** How one law did with its worked cases. */
export type Examined = {
  readonly profile: string
  readonly path: string
  readonly cases: number
  /** One line for each case that the system works otherwise. */
  readonly faults: readonly string[]
}

/** Works every case that stands beside a law anew, and says where the system and the hand disagree. */
export async function examineProfiles(
  folder: string,
  profiles: Profiles,
  calendar: WorkCalendar,
): Promise<readonly Examined[]> {
  return Promise.all(
    profiles.map(async (profile) => {
      const law = getLaw(profiles, profile.procedure, profile.id)
      const { path, deadlines, stories } = await loadExamples(folder, profile)
      const faults = [
        ...deadlines.map((example, index) => [`deadlines.${index}`, deadlineFault(law, example, calendar)] as const),
        ...stories.map((story, index) => [`stories.${index} ${story.what}`, storyFault(law, story, calendar)] as const),
      ]
      return {
        profile: profile.id,
        path,
        cases: faults.length,
        faults: faults.flatMap(([where, fault]) => (fault === undefined ? [] : [`${where}: ${fault}`])),
      }
    }),
  )
}
