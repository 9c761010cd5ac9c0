/** Characters without which a rule about a clause cannot hold, each kind a bit. */
export const cue = {
  being: 1,
  done: 2,
  will: 4,
  /** Begins one of the other words by which somebody takes something on. */
  pledge: 8,
  must: 16,
  /** Begins a word that says how things are. */
  state: 32,
  plan: 64,
  taking: 128,
  matter: 256,
} as const

const characters: readonly (readonly [number, string])[] = [
  [cue.being, '是'],
  [cue.done, '了'],
  [cue.will, '将会'],
  [cue.pledge, '一必决愿承保'],
  [cue.must, '要'],
  [cue.state, '具意至事关离恰刻迫势责任前大尤十非不日已正处面存滞短成有决迎拥占达比'],
  [cue.plan, '计拟准打'],
  [cue.taking, '带照悉逐'],
  [cue.matter, '还如怎'],
]

const bits = new Uint16Array(0x10000)
for (const [bit, all] of characters)
  for (const one of all) bits[one.charCodeAt(0)] = (bits[one.charCodeAt(0)] ?? 0) | bit

/** The kinds of such characters the words hold: rules of other kinds need not be tried. */
export function cuesIn(words: string): number {
  let found = 0
  for (let at = 0; at < words.length; at += 1) found |= bits[words.charCodeAt(at)] ?? 0
  return found
}
