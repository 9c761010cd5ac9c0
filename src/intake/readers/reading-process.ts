import { readText } from '#intake/read-text.ts'
import { ok } from '#kernel/result.ts'
import type { ReadingTask } from './reading-task.ts'
import { workApart } from './work-apart.ts'

/** The process that `read-apart.ts` starts for one text. */
workApart(async ({ text, facts }: ReadingTask) => ok(readText(text, facts)))
