/**
 * Parts of a document that count differently and can be searched apart: its name, what it says, what was answered to it,
 * and who and where it names. `usual` is how many terms such a part has on the whole.
 */
export const zones = {
  title: { sign: 16, boost: 2.5, usual: 18 },
  text: { sign: 32, boost: 1, usual: 300 },
  answer: { sign: 64, boost: 0.8, usual: 300 },
  names: { sign: 128, boost: 1.5, usual: 8 },
} as const

export type Zone = keyof typeof zones

/** The signs of all zones. */
export const everyZone = 0xf0
