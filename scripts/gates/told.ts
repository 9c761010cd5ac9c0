import { z } from 'zod'

/** What a gate tells of itself, a line of JSON each, in the file that FIGURES_FILE names. */
export const Told = z.strictObject({
  /** A control shows that the gate sees a fault where there is one. */
  is: z.enum(['figures', 'control']),
  /** Which of a gate's figures these are. */
  what: z.string(),
  /** Of a control: what was broken. */
  broken: z.string().optional(),
  form: z.enum(['short', 'long']),
  seed: z.number(),
  figures: z.record(z.string(), z.unknown()),
})
export type Told = z.infer<typeof Told>

/** What was told before a gate ended; a line that was cut off is none. */
export function toldIn(text: string): readonly Told[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => Told.parse(JSON.parse(line)))
}
