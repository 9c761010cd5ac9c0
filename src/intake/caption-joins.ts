import type { Aside } from './draft.ts'
import { gatherEvidence } from './word-evidence.ts'

const reach = 4
const lettersRead = 3000
const before = 0.15
const after = 0.1

/**
 * Gives each picture's caption to the body that holds most of its words, standing beside it counting a little.
 * A body with several pictures keeps the caption that fits best.
 *
 * @param bodies - folded running text of each body.
 */
export function joinCaptions(captions: readonly Aside[], bodies: readonly string[]): Map<number, Aside> {
  const kept = new Map<number, { readonly caption: Aside; readonly worth: number }>()
  for (const caption of captions) {
    const best = bestBody(caption, bodies)
    if (best === undefined) continue
    const other = kept.get(best.body)
    if (other === undefined || best.worth > other.worth) kept.set(best.body, { caption, worth: best.worth })
  }
  return new Map([...kept].map(([body, { caption }]) => [body, caption]))
}

function bestBody(caption: Aside, bodies: readonly string[]) {
  const home = caption.before >= 0 ? caption.before : caption.after
  const first = Math.max(0, home - reach)
  const around = bodies.slice(first, home + reach + 1).map((body) => body.slice(0, lettersRead))
  const evidence = gatherEvidence(around, [caption.words])
  let best: { readonly body: number; readonly worth: number } | undefined
  for (let at = 0; at < around.length; at += 1) {
    const body = first + at
    const beside = caption.before === body ? before : caption.after === body ? after : 0
    const worth = evidence.of(caption.words, at) + beside
    if (best === undefined || worth > best.worth) best = { body, worth }
  }
  return best
}
