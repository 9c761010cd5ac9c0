import type { Procedure } from '#engine/procedure.ts'
import { enquiry } from './enquiry/procedure.ts'
import { motion } from './motion/procedure.ts'
import { proposal } from './proposal/procedure.ts'
import { socialReport } from './social-report/procedure.ts'
import { suggestion } from './suggestion/procedure.ts'

/** Every kind of case this installation handles. */
export const installedProcedures: readonly Procedure[] = [suggestion, proposal, motion, enquiry, socialReport]

export function findProcedure(id: string): Procedure | undefined {
  return installedProcedures.find((procedure) => procedure.id === id)
}

/** @throws when a stored case names a procedure that is no longer installed. */
export function getProcedure(id: string): Procedure {
  const procedure = findProcedure(id)
  if (procedure === undefined) throw new Error(`procedure not installed: ${id}`)
  return procedure
}
