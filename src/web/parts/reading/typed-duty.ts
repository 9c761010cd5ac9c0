import { isByHand } from '#intake/duty/kept-duty.ts'
import type { Quote } from '#kernel/text-span.ts'
import { quotedWords } from '#operations/finding-words.ts'
import type { FindingRow } from '#store/readings.ts'

/** What somebody typed of who is to do something and by when, as it came. */
export type TypedDuty = {
  readonly unit: string
  /** One unit a line. */
  readonly joint: string
  /** The source names nobody. */
  readonly isNobody: boolean
  readonly due: string
  readonly day: string
  /** The source names no term. */
  readonly isNoTerm: boolean
}

export const nothingOfDuty: TypedDuty = { unit: '', joint: '', isNobody: false, due: '', day: '', isNoTerm: false }

export function typedDuty(form: FormData): TypedDuty {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  return {
    unit: text('unit'),
    joint: linesIn(text('joint')).join('\n'),
    isNobody: text('nobody') !== '',
    due: text('due'),
    day: text('day'),
    isNoTerm: text('noTerm') !== '',
  }
}

/** The form as it first shows what a finding tells. */
export function dutyAsTold(text: string | null, { duty }: Pick<FindingRow, 'duty'>): TypedDuty {
  const { unit, joint = [], due } = duty ?? {}
  const words = (place: Quote): string => quotedWords(text, place)
  return {
    unit: unit === undefined ? '' : words(unit),
    joint: joint.map(words).join('\n'),
    isNobody: isByHand(duty, 'who') && unit === undefined && joint.length === 0,
    due: due === undefined ? '' : words(due),
    day: due?.day ?? '',
    isNoTerm: isByHand(duty, 'when') && due === undefined,
  }
}

/** The lines that hold something, each once. */
export function linesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\r\n]+/).map((line) => line.trim()))].filter((line) => line !== '')
}
