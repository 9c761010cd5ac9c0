import { KindSigns, personKinds } from './kind-signs.ts'
import type { NameWeights } from './name-weights.ts'
import type { Mention } from './people.ts'
import { isPlainOffice, type RoleKind } from './role-words.ts'

/** How much likelier a kind must be than the one the rules give (difference of log odds). */
const margin = 0.5
/** The same where no office is named at all. */
const marginUntold = 2

/** Gives each person the kind that all an article says of them speaks for; two of one name stay two. */
export function weighKinds(text: string, mentions: readonly Mention[], weights: NameWeights): Mention[] {
  const groups = Map.groupBy(mentions, ({ name }) => name)
  const signs = new KindSigns(text)
  const kinds = new Map<string, RoleKind>()
  for (const [name, own] of groups) {
    if (isSettled(text, own)) continue
    const ordered = own.toSorted((a, b) => a.start - b.start)
    const scores = kindScores(signs.of(ordered), weights)
    const given = personKinds.indexOf(ordered.find(({ kind }) => kind !== null)?.kind ?? 'other')
    const isTold = ordered.some(({ kind }) => kind !== null)
    const least = isTold ? margin : marginUntold
    let best = given
    for (const [kind, score] of scores.entries())
      if (score > (scores[best] ?? 0) && score > (scores[given] ?? 0) + least) best = kind
    const kind = personKinds[best]
    // Nobody leads whose office is not told.
    if (best !== given && kind !== undefined && (isTold || kind !== 'leader')) kinds.set(name, kind)
  }
  return mentions.map((mention) => ({ ...mention, kind: kinds.get(mention.name) ?? mention.kind }))
}

/** An office that leaves no doubt; or two people of one name, one who leads and one who was elected. */
function isSettled(text: string, own: readonly Mention[]): boolean {
  const roles = own.map(({ role }) => (role === null ? '' : text.slice(role.start, role.end)))
  if (roles.some(isPlainOffice)) return true
  const leads = own.some(({ kind }, at) => kind === 'leader' && roles[at]?.endsWith('常委') !== true)
  return leads && own.some(({ kind }) => kind === 'member' || kind === 'deputy')
}

/** What the signs say for each kind. */
export function kindScores(signs: Uint32Array, { kinds, scale }: NameWeights): number[] {
  const mask = kinds.length / personKinds.length - 1
  return personKinds.map((_, kind) => {
    let sum = 0
    for (const sign of signs) sum += kinds[(sign & mask) * personKinds.length + kind] ?? 0
    return sum * scale
  })
}
