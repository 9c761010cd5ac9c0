import type { Actor } from '#engine/case-file.ts'
import { people } from '#tests/support/small-city.ts'
import { tellingsOf } from './answer-text.ts'
import { fieldLeaks } from './api-fields.ts'
import { canariesIn } from './canaries.ts'
import type { OpenTown, Reader } from './open-town.ts'
import { caseSurfaces, deskSurfaces, type Surface, wideSurfaces } from './surfaces.ts'
import { type Declared, maySee, type PlainCase } from './who-may-see.ts'

/** What a walk over roles, surfaces and cases came to. */
export type Walked = {
  /**
   * One for each reader, address with the thing it is about, and case that an answer was held against: however many ways there
   * are to ask there, by search, order or column. What is about no case counts once for each reader.
   */
  readonly cells: Set<string>
  answers: number
  readonly leaks: Set<string>
  /** Surfaces that opened to somebody: a door that is shut to all proves nothing. */
  readonly opened: Set<string>
  /** By surface: how many answers told a word somebody may see, so that silence is no proof. */
  readonly served: Map<string, number>
}

export function actorOf(who: Reader): Actor | null {
  return who === null ? null : people[who]
}

/** Asks every surface for each reader and holds every word of each answer against what that reader may see. */
export async function walk(
  town: OpenTown,
  declared: Declared,
  readers: readonly Reader[],
  cases: readonly PlainCase[] = town.cases,
): Promise<Walked> {
  const walked: Walked = { cells: new Set(), answers: 0, leaks: new Set(), opened: new Set(), served: new Map() }
  const ids = town.cases.map(({ id }) => id)
  for (const who of readers) {
    const asksPublicPages = who === null || who === 'roads' || who === 'deputy'
    for (const surface of wideSurfaces) await askSurface(town, declared, walked, who, surface, ids)
    for (const surface of [...deskSurfaces, ...town.beside])
      await askSurface(town, declared, walked, who, surface, [''])
    for (const [place, one] of cases.entries()) {
      for (const surface of caseSurfaces(one, place, asksPublicPages))
        await askSurface(town, declared, walked, who, surface, [one.id], one)
    }
  }
  return walked
}

async function askSurface(
  town: OpenTown,
  declared: Declared,
  walked: Walked,
  who: Reader,
  { name, paths }: Surface,
  about: readonly string[],
  one?: PlainCase,
): Promise<void> {
  for (const path of paths) {
    const answer = await town.ask(who, path)
    const where = `${name} ${path} to ${who ?? 'the public'}`
    if (answer.status >= 500) walked.leaks.add(`${where}: ${answer.status}`)
    if (who !== null && mayBeKept(path, answer)) walked.leaks.add(`${where}: may be kept by a cache`)
    if (name === 'API case' && one !== undefined && answer.status === 200) {
      const body: unknown = await answer.clone().json()
      for (const leak of fieldLeaks(declared, one, actorOf(who), body)) walked.leaks.add(`${where}: ${leak}`)
    }
    const found = canariesIn(await tellingsOf(answer))
    for (const leak of leaksIn(town, declared, found, who)) walked.leaks.add(`${where}: ${leak}`)
    walked.answers += 1
    if (answer.status === 200) walked.opened.add(name)
    for (const id of about) walked.cells.add(`${who} ${path.split('?')[0]} ${id}`)
    if (found.size > 0) walked.served.set(name, (walked.served.get(name) ?? 0) + 1)
  }
}

/** The log's files are everybody's and may be kept anywhere; what a sign-in opens may not. */
function mayBeKept(path: string, { status, headers }: Response): boolean {
  const isEverybodys = /^\/log\/(tile|checkpoint|keys)/.test(path)
  return status === 200 && !isEverybodys && !/private|no-store/.test(headers.get('cache-control') ?? '')
}

/** The words of an answer that its reader has no right to, each with where it stands. */
export function leaksIn(
  { own, places }: OpenTown,
  declared: Declared,
  found: ReadonlySet<string>,
  who: Reader,
): readonly string[] {
  return [...found].flatMap((word) => {
    const owners = own.get(word)
    if (owners !== undefined)
      return owners.some((owner) => owner === who) ? [] : [`${word}, for ${owners.join(' and ')}`]
    const where = places.get(word) ?? []
    if (where.some((place) => maySee(declared, place, actorOf(who)))) return []
    return [
      `${word}, ${where.map(({ one, row, field }) => `${one.kind} ${one.state} ${row.type}.${field}`).join(' and ')}`,
    ]
  })
}
