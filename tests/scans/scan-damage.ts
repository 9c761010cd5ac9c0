/** What happens to a page between the press and the file: how finely it is scanned, and how badly. */
export type ScanDamage = {
  /** Pixels to an inch; a page is drawn at 96. */
  readonly dpi: number
  /** Degrees clockwise; a quarter and more is a page laid the wrong way. */
  readonly turn: number
  /** How far a pixel's brightness strays, of 255. */
  readonly noise: number
  /** Yellowed paper, darker towards one corner. */
  readonly isShaded: boolean
}

const clean: ScanDamage = { dpi: 200, turn: 0, noise: 0, isShaded: false }

/** The ways every page is scanned, by the names the report prints. */
export const scanDamages = {
  clean,
  coarse: { ...clean, dpi: 150, turn: 1.2, noise: 22 },
  skewed: { ...clean, turn: -2.8, noise: 14, isShaded: true },
  sideways: { ...clean, turn: 90, noise: 10 },
  'upside-down': { ...clean, turn: 180.7, noise: 10 },
} as const satisfies Record<string, ScanDamage>

export type DamageName = keyof typeof scanDamages
