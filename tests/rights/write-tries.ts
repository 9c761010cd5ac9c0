import { accountWrites } from './account-writes.ts'
import { caseWrites } from './case-writes.ts'
import { deskWrites } from './desk-writes.ts'
import type { Write, Writer, WriteTown } from './write-town.ts'

/** Makes what an address is to be tried with, whole and right, for somebody who may; each time with things of its own. */
type Try = (town: WriteTown, who: Writer) => Promise<Write>

/** By row of who-may-write.yaml. */
export type Tries = Readonly<Record<string, Try>>

export const writeTries: Tries = { ...accountWrites, ...deskWrites, ...caseWrites }
