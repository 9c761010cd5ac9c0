import { isAnswering } from './commitments.ts'
import type { Frame } from './frame.ts'

/** 报告提出 inside a speech: the speaker quotes the report and goes on speaking. */
export function quotesReport({ speaker }: Frame, isInSpeech: boolean): boolean {
  return isInSpeech && typeof speaker !== 'string' && speaker.name !== null && /报告$/.test(speaker.name)
}

/** …，有关部门现场回应。 With nothing said before or behind it the report tells that answers were given. */
export function tellsOfAnswer({ trailing, before, verb }: Frame): boolean {
  return trailing && before === null && isAnswering(verb)
}
