import { examineProfiles } from './examine-profiles.ts'
import { loadCalendars } from './load-calendars.ts'
import { loadProfiles } from './load-profiles.ts'
import { YamlFault } from './yaml-fault.ts'

/** Reads the laws of a folder and works their cases. Exit codes: 0 all agree, 1 something is wrong, with a message. */
async function main(folder: string, calendarFolder: string): Promise<number> {
  const profiles = await loadProfiles(folder)
  const examined = await examineProfiles(folder, profiles, await loadCalendars(calendarFolder))
  for (const { profile, path, cases, faults } of examined) {
    process.stdout.write(`${profile}: ${cases - faults.length}/${cases}\n`)
    for (const fault of faults) process.stdout.write(`  ${path}: ${fault}\n`)
  }
  return examined.every(({ faults }) => faults.length === 0) ? 0 : 1
}

const [folder = process.env.PROFILE_DIR ?? './data/profiles'] = process.argv.slice(2)
main(folder, process.env.CALENDAR_DIR ?? './data/calendars').then(
  (code) => {
    process.exitCode = code
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof YamlFault || !(fault instanceof Error) ? String(fault) : fault.stack}\n`)
    process.exitCode = 1
  },
)
