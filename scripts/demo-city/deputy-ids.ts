/** The id of a deputy by number. */
export const deputy = (number: number): string => `deputy-${String(number).padStart(2, '0')}`

/** The ids of those from one number to another. */
export const deputies = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => deputy(from + index))
