import { turns } from '#kernel/turns.ts'

/** No more than two files are parsed or texts read at a time, so that many uploads together cannot fill the memory. */
export const turnsApart = turns(2)
