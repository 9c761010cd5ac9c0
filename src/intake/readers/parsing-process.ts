import { parseSource } from './parse-source.ts'
import { workApart } from './work-apart.ts'

/** The process that `parse-apart.ts` starts for one file. */
workApart(parseSource)
