import type { Actor, CaseFile, Fields, FieldValue } from '#engine/case-file.ts'
import { offersFor } from '#engine/offers.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { ActContext } from '#operations/act-context.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { getLaw, type Law } from '#procedures/profiles.ts'
import { findCaseFile } from '#store/case-files.ts'
import type { Db } from '#store/schema.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people } from '#tests/support/small-city.ts'
import { canary } from './canaries.ts'
import type { Chosen } from './chosen.ts'

const deputies = [people.deputy, people.secondDeputy, people.thirdDeputy]
const members = [people.member, people.secondMember, people.thirdMember]

/** Each kind of case with laws it is lived under and who puts one forward. */
export const kinds = [
  { law: getLaw(profiles, 'suggestion', 'shanghai-2015'), authors: deputies },
  { law: getLaw(profiles, 'suggestion', 'qingdao-2021'), authors: deputies },
  { law: getLaw(profiles, 'proposal', 'shanghai-cppcc-2026'), authors: members },
  { law: getLaw(profiles, 'motion', 'shanghai-motion'), authors: deputies },
  { law: getLaw(profiles, 'enquiry', 'shanghai-rules-2001'), authors: deputies },
  { law: getLaw(profiles, 'social-report', 'shanghai-cppcc-2026'), authors: members },
] as const

type Kind = (typeof kinds)[number]
type Living = {
  readonly db: Db
  readonly chosen: Chosen
  readonly next: () => string
  /** Somebody at work, with identifiers that are the same for the same seed. */
  readonly working: (who: Actor, day: PlainDate) => ActContext
}

const actors: readonly Actor[] = Object.values(people)

/** The last day anything happens on in the town. */
export const lastDay = '2026-07-01'

/**
 * Lives cases of every kind through in the database, each as far as chance takes it, with a word of its own in every
 * line and text anybody writes.
 */
export async function liveInTown(db: Db, chosen: Chosen, casesOfEach: number): Promise<readonly string[]> {
  let words = 0
  let things = 0
  const id = () => {
    things += 1
    return `thing-${things}`
  }
  const living: Living = {
    db,
    chosen,
    next: () => {
      words += 1
      return canary(words)
    },
    working: (who, day) => {
      const context = acting(who, day)
      return { ...context, chance: { ...context.chance, id } }
    },
  }
  const ids: string[] = []
  for (let round = 0; round < casesOfEach; round += 1) {
    for (const kind of kinds) ids.push(await liveCase(living, kind, ids.length))
  }
  return ids
}

async function liveCase(living: Living, kind: Kind, number: number): Promise<string> {
  const { db, chosen } = living
  const { law, authors } = kind
  const lead = authors[chosen(authors.length)] ?? people.deputy
  const beginning = law.procedure.actions.begin_draft !== undefined && chosen(3) === 0 ? 'begin_draft' : 'submit'
  let day = addDays(plainDate('2026-03-02'), chosen(10))
  const caseId = await begin(living, kind, lead, beginning, day, number)
  const acts = 2 + chosen(30)
  for (let act = 0; act < acts; act += 1) {
    day = addDays(day, chosen(3))
    if (day > lastDay) break
    const file = await findCaseFile(db, caseId)
    if (file === undefined || !(await actOnce(living, kind, file, day))) break
  }
  return caseId
}

/** Filled in anew until the rules let it pass: a body signs alone, a joint motion asks for ten. */
async function begin(
  living: Living,
  kind: Kind,
  lead: Actor,
  first: string,
  day: PlainDate,
  number: number,
): Promise<string> {
  const { procedure, profile } = kind.law
  const refusals: string[] = []
  for (let attempt = 0; attempt < 60; attempt += 1) {
    // What nobody may put forward alone begins as a draft.
    const action = attempt < 20 || procedure.actions.begin_draft === undefined ? first : 'begin_draft'
    const begun = await submitCase(living.db, living.working(lead, day), {
      procedure: procedure.id,
      profile: profile.id,
      action,
      submitToken: `canary-${number}-${attempt}`,
      fields: { ...(await filled(living, kind, action, day)), ...authorsOf(living, kind, lead, action, day) },
    })
    if (begun.ok) return begun.value.caseId
    refusals.push(JSON.stringify(begun.refusal))
  }
  throw new Error(`${procedure.id} ${first} cannot be begun: ${refusals.at(-1)}`)
}

/** Most texts may be published, or the public would see little. */
function authorsOf({ chosen }: Living, { law, authors }: Kind, lead: Actor, action: string, day: PlainDate): Fields {
  const asked = law.procedure.actions[action]?.fields ?? {}
  const others = authors.filter((one) => one !== lead).map((one) => one.personId)
  const signed: Fields = chosen(2) === 0 ? {} : { cosigners: others, cosignBy: addDays(day, 9) }
  const given: Fields = { leadProposer: lead.personId, publishText: chosen(5) > 0, ...signed }
  return Object.fromEntries(Object.entries(given).filter(([field]) => Object.hasOwn(asked, field)))
}

/** One act of those open to anybody; false where nothing more can be done. */
async function actOnce(living: Living, kind: Kind, file: CaseFile, day: PlainDate): Promise<boolean> {
  const { db, chosen } = living
  const { procedure, profile } = kind.law
  const view = viewOf(file)
  const open = actors.flatMap((actor) =>
    offersFor(procedure, view, actor, day, profile)
      .filter((offer) => offer.waitsFor === null)
      .flatMap((offer) => Array.from({ length: weightOf(kind.law, offer.action) }, () => ({ actor, offer }))),
  )
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const picked = open[chosen(open.length)]
    if (picked === undefined) return false
    const taken = await takeAction(db, living.working(picked.actor, day), {
      caseId: file.id,
      seenVersion: view.version,
      action: picked.offer.action,
      instance: picked.offer.instance,
      fields: await filled(living, kind, picked.offer.action, day),
    })
    if (taken.ok) return true
  }
  return true
}

/** What leads on is done oftener than what ends a case early or goes beside it, or few would get far. */
function weightOf({ procedure }: Law, action: string): number {
  if (/withdraw|discard|decline|drop_|retract|refuse_|return_|find_no/.test(action)) return 1
  if (/pass_on|close|return_to_author|split|conclude|send_back|contact|supervis/.test(action)) return 3
  return procedure.actions[action]?.main === true ? 40 : 5
}

async function filled(living: Living, kind: Kind, action: string, day: PlainDate): Promise<Fields> {
  const given: Record<string, FieldValue> = {}
  for (const [field, definition] of Object.entries(kind.law.procedure.actions[action]?.fields ?? {})) {
    if (definition.type === 'issued_number') continue
    if (definition.required !== true && (living.chosen(6) === 0 || isSigning(field))) continue
    const value = await valueFor(living, kind, field, definition, day)
    if (value !== undefined) given[field] = value
  }
  return given
}

/** Who signs is settled where the case begins. */
function isSigning(field: string): boolean {
  return ['cosigners', 'cosignBy'].includes(field)
}

async function valueFor(
  { db, chosen, next }: Living,
  { law: { procedure, profile }, authors }: Kind,
  field: string,
  definition: FieldDefinition,
  day: PlainDate,
): Promise<FieldValue | undefined> {
  switch (definition.type) {
    case 'code': {
      const entries = profile.lists[definition.list] ?? []
      return definition.list === 'review_finding' && chosen(9) > 0 ? 'meets' : entries[chosen(entries.length)]?.code
    }
    case 'date':
      return addDays(day, chosen(30) + 1)
    case 'moment':
      return `${addDays(day, chosen(5) + 1)}T10:00`
    case 'whole_number':
      return definition.min + chosen(Math.min(definition.max - definition.min, 3) + 1)
    case 'yes_no':
      return chosen(5) > 0
    case 'leader':
      return people.leader.personId
    case 'unit':
      return ['roads', 'parks', 'water'][chosen(3)] ?? 'roads'
    case 'units':
      return chosen(2) === 0 ? ['parks'] : ['roads', 'parks']
    case 'person':
      return authors[chosen(authors.length)]?.personId ?? ''
    case 'people':
      return [authors[chosen(authors.length)]?.personId ?? '']
    case 'session':
      return 's-1'
    case 'case': {
      const rows = await db
        .selectFrom('case_summary')
        .select('flow_number')
        .where('procedure', '=', procedure.id)
        .where('flow_number', 'is not', null)
        .orderBy('flow_number')
        .execute()
      return rows[chosen(rows.length)]?.flow_number ?? undefined
    }
    case 'line':
    case 'text':
      return textFor(field, chosen, next)
    default:
      return undefined
  }
}

/** A redaction names words of the answer; the other texts are whatever anybody writes. */
function textFor(field: string, chosen: Chosen, next: () => string): string | undefined {
  if (field === 'redactions') return undefined
  if (field === 'unnamedBecause' && chosen(3) > 0) return undefined
  return field === 'demands' ? `一、请修缮。\n二、${next()}` : `${next()}字`
}
