import type { Procedure } from '#engine/procedure.ts'
import { type CaseView, type Instance, personIn, textOf } from '#engine/view.ts'
import type { SearchPart } from '#matching/search/match-parts.ts'
import type { NamesOfCase } from '#store/names.ts'
import { wordsOf } from './words-of-case.ts'

/** A case cut down to what somebody may see of it. */
export type Searched = {
  readonly audience: 'public' | 'proposer'
  readonly procedure: Procedure
  /** The state of the case itself. */
  readonly state: string
  readonly title: string
  readonly numbers: readonly (string | null)[]
  readonly view: Pick<CaseView, 'facts' | 'instances'>
  readonly replies: readonly Instance[]
  readonly names: NamesOfCase
}

/** What a case is searched by: the texts its reader sees, each under the field's name it can be asked for by. */
export function searchParts(searched: Searched): readonly SearchPart[] {
  const { audience, procedure, title, numbers, view, replies } = searched
  const parts: readonly SearchPart[] = [
    { field: 'title', text: title },
    { field: 'text', text: wordsOf(procedure, view.facts, audience) },
    ...replies.map(({ fields }) => ({ field: 'answer' as const, text: textOf(fields.text) })),
    ...unitsIn(searched).map((text) => ({ field: 'unit' as const, text })),
    ...authorsIn(searched).map((text) => ({ field: 'author' as const, text })),
    ...numbers.map((number) => ({ field: 'number' as const, text: number ?? '' })),
  ]
  return parts.filter(({ text }) => text !== '')
}

/** Names of the units that have a part in it, in both languages. */
export function unitsIn({ view, procedure, names }: Searched): readonly string[] {
  const ids = new Set(
    view.instances.filter((one) => procedure.machines[one.machine]?.per === 'unit').map((one) => one.instance),
  )
  return [...ids].flatMap((id) => {
    const unit = names.units.get(id)
    return unit === undefined ? [] : [unit.zh, unit.en]
  })
}

/** Those who put it forward or signed it. */
function authorsIn({ view, names }: Searched): readonly string[] {
  const { facts } = view
  const cosigners = Array.isArray(facts.cosigners) ? facts.cosigners : []
  const signed = view.instances.filter((one) => one.machine === 'signature' && one.state === 'signed')
  const people = [textOf(facts.leadProposer), ...cosigners, ...signed.map((one) => personIn(one.instance))]
  const named = people.flatMap((id) => names.people.get(String(id)) ?? [])
  return [...new Set([...named, textOf(facts.proposerName), textOf(facts.body)])].filter((name) => name !== '')
}
