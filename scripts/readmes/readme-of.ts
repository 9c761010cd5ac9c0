import { fileURLToPath } from 'node:url'
import { examineProfiles } from '#app/examine-profiles.ts'
import { loadCalendars } from '#app/load-calendars.ts'
import { loadProfiles } from '#app/load-profiles.ts'
import type { Procedure } from '#engine/procedure.ts'
import { procedureReadme } from './procedure-readme.ts'

const data = fileURLToPath(new URL('../../data', import.meta.url))
const profiles = await loadProfiles(`${data}/profiles`)
const calendar = await loadCalendars(`${data}/calendars`)

/** The lower part of a kind's README, of the laws as they stand. */
export async function readmeOf(procedure: Procedure): Promise<string> {
  const own = profiles.filter((profile) => profile.procedure === procedure.id)
  const examined = await examineProfiles(`${data}/profiles`, own, calendar)
  const laws = own.flatMap((profile, at) => {
    const one = examined[at]
    return one === undefined ? [] : [{ profile, examined: one }]
  })
  return procedureReadme({ procedure, laws })
}
