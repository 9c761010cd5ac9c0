import type { CaseFile } from '#engine/case-file.ts'
import { answerFaults, endFaults } from './answers.ts'
import { clockFaults } from './clocks.ts'
import { congressFaults } from './congress.ts'
import { linkFaults } from './links.ts'
import { reportFaults } from './reports.ts'
import { signingFaults } from './signing.ts'
import { whoFaults } from './who-may.ts'

/** What is not as it must be in the record of these cases, one line each. Of the engine it knows the form of an event, and nothing it does. */
export function recordFaults(cases: readonly CaseFile[]): readonly string[] {
  return cases.flatMap((file) =>
    [
      ...whoFaults(file),
      ...clockFaults(file),
      ...signingFaults(file, cases),
      ...linkFaults(file, cases),
      ...(file.procedure === 'suggestion' || file.procedure === 'proposal' ? answerFaults(file) : []),
      ...congressFaults(file),
      ...reportFaults(file),
      ...endFaults(file),
    ].map((fault) => `${file.procedure} ${file.id}: ${fault}`),
  )
}
