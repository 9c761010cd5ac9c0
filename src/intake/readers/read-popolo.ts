import { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { decodeText, type TextEncoding } from './decode-text.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { type DebatePart, type DebatePerson, transcriptText } from './transcript-text.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const words = z.string().nullish()
const Person = z.looseObject({ id, name: z.string() })
const Organization = z.looseObject({ id, name: z.string(), classification: words })
const Membership = z.looseObject({
  person_id: id,
  organization_id: id.nullish(),
  on_behalf_of_id: id.nullish(),
  role: words,
})
const Count = z.looseObject({ option: z.string(), value: z.number() })
const Ballot = z.looseObject({ option: z.string() })
const VoteEvent = z.looseObject({ result: words, counts: z.array(Count).nullish(), votes: z.array(Ballot).nullish() })
const Motion = z.looseObject({
  text: z.string(),
  creator_id: id.nullish(),
  result: words,
  votes: z.array(Ballot).nullish(),
  vote_events: z.array(VoteEvent).nullish(),
})
const Speech = z.looseObject({ text: z.string(), creator_id: id.nullish(), attribution_text: words, title: words })
const Event = z.looseObject({ name: z.string(), start_date: words, location: words })
const Popolo = z.looseObject({
  persons: z.array(Person).default([]),
  organizations: z.array(Organization).default([]),
  memberships: z.array(Membership).default([]),
  events: z.array(Event).default([]),
  motions: z.array(Motion).default([]),
  speeches: z.array(Speech).default([]),
})
type Popolo = z.infer<typeof Popolo>

/** Reads people, motions, votes and speeches in Popolo to the text of a verbatim record. */
export function readPopolo(bytes: Uint8Array): Result<{ text: string; encoding: TextEncoding }, SourceRefusal> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const popolo = parsed(decoded.value.text)
  if (popolo === undefined) return refuse({ code: 'broken_record' })
  const text = transcriptText({ title: titleOf(popolo), particulars: particularsOf(popolo), parts: partsOf(popolo) })
  if (text.trim() === '') return refuse({ code: 'no_text_found', mediaType: 'application/json' })
  return ok({ text, encoding: decoded.value.encoding })
}

function parsed(text: string): Popolo | undefined {
  try {
    const read = Popolo.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

function titleOf({ events, organizations }: Popolo): string {
  return events[0]?.name ?? organizations.find(isBody)?.name ?? ''
}

function particularsOf({ events }: Popolo): string[] {
  const [event] = events
  return event === undefined ? [] : [[event.start_date, event.location].filter((mark) => mark).join(', ')]
}

function isBody({ classification }: z.infer<typeof Organization>): boolean {
  return !/party|faction|group|partei|fraktion/i.test(classification ?? '')
}

function partsOf(popolo: Popolo): DebatePart[] {
  const people = peopleOf(popolo)
  const silent = [...people].filter(
    ([key]) => ![...popolo.motions, ...popolo.speeches].some((one) => one.creator_id === key),
  )
  const speaker = (key: string | null | undefined, printed: string | null | undefined): DebatePerson =>
    people.get(key ?? '') ?? { name: printed ?? '?', role: null, party: null }
  return [
    ...(silent.length === 0 ? [] : [{ kind: 'people' as const, people: silent.map(([, person]) => person) }]),
    ...popolo.speeches.flatMap(({ text, title, creator_id, attribution_text }): DebatePart[] => [
      ...(title ? [{ kind: 'heading' as const, words: title }] : []),
      { kind: 'turn', speaker: speaker(creator_id, attribution_text), paragraphs: [oneLine(text)] },
    ]),
    ...popolo.motions.flatMap((motion): DebatePart[] => [
      {
        kind: 'turn',
        speaker: speaker(motion.creator_id, null),
        paragraphs: [`I move ${oneLine(motion.text).replace(/\.$/, '')}.`],
      },
      ...voteOf(motion).map((vote) => ({ kind: 'note' as const, words: vote })),
    ]),
  ]
}

/** Everybody by id, with the office held in the body and the party belonged to. */
function peopleOf({ persons, organizations, memberships }: Popolo): Map<string, DebatePerson> {
  const named = new Map(organizations.map((one) => [one.id, one]))
  return new Map(
    persons.map(({ id: key, name }) => {
      const own = memberships.filter(({ person_id }) => person_id === key)
      const groups = own.flatMap(({ organization_id, on_behalf_of_id }) => [on_behalf_of_id, organization_id])
      const party = groups.map((one) => named.get(one ?? '')).find((one) => one !== undefined && !isBody(one))
      const held = own.find(({ organization_id, role }) => {
        const body = named.get(organization_id ?? '')
        return role && (body === undefined || isBody(body))
      })
      return [key, { name, role: held?.role ?? null, party: party?.name ?? null }]
    }),
  )
}

/** Question agreed to: Ayes 2, Noes 1. */
function voteOf({ result, votes, vote_events }: z.infer<typeof Motion>): string[] {
  const event = vote_events?.[0]
  const ballots = event?.votes ?? votes ?? []
  const count = (options: RegExp): number | undefined =>
    event?.counts?.find(({ option }) => options.test(option))?.value ??
    (ballots.length === 0 ? undefined : ballots.filter(({ option }) => options.test(option)).length)
  const [yes, no] = [count(/^(?:yes|aye)/i), count(/^no/i)]
  const settled = event?.result ?? result ?? ''
  const outcome = /^(?:pass|agreed|carried|adopted)/i.test(settled)
    ? 'agreed to'
    : /^(?:fail|reject|lost)/i.test(settled)
      ? 'negatived'
      : ''
  if (outcome === '' && yes === undefined) return []
  const numbers = yes === undefined ? '' : `: Ayes ${yes}, Noes ${no ?? 0}`
  return [`Question ${outcome === '' ? 'put' : outcome}${numbers}`]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
