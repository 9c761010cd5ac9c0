import type { Import } from './imports.ts'

/** The rooms of src/ in order: each may import those before it, never those after. */
export const rooms = [
  'kernel',
  'ledger',
  'engine',
  'procedures',
  'intake',
  'matching',
  'store',
  'operations',
  'http',
  'api',
  'web',
  'cli',
  'app',
] as const

export type Room = (typeof rooms)[number]

/** Doors that never import one another. */
const doors: readonly Room[] = ['api', 'web', 'cli']

/** Rooms that touch no package and no part of Node. */
const pure: readonly Room[] = ['kernel', 'ledger', 'engine', 'procedures']

/** The packages that speak SQL, and the rooms that may use them: the store, and what starts the database. */
const sqlPackages: readonly string[] = ['pg', 'kysely']
const sqlRooms: readonly Room[] = ['store', 'app']

/** What a pure room may use all the same. */
const exceptions: Readonly<Partial<Record<Room, readonly string[]>>> = { ledger: ['node:crypto'] }

/** What an import does wrong, in a sentence; undefined when it is allowed. Paths are relative to the project's root. */
export function importFault({ from, to }: Import): string | undefined {
  const room = roomOf(from)
  if (room === undefined) return undefined
  if (to.startsWith('#tests/')) return from.endsWith('.test.ts') ? undefined : `${from} is not a test but imports ${to}`

  const target = targetRoom(to)
  if (target !== undefined) return roomFault(from, room, to, target)
  if (to.startsWith('../')) return `${from} climbs out of its folder to ${to}: name the room, as in #${room}/…`
  if (to.startsWith('.') || from.endsWith('.test.ts')) return undefined
  if (pure.includes(room) && !(exceptions[room] ?? []).includes(to))
    return `${room} uses no package, but ${from} imports ${to}`
  if (sqlPackages.some((name) => to === name || to.startsWith(`${name}/`)) && !sqlRooms.includes(room))
    return `${room} leaves SQL to the store, but ${from} imports ${to}`
  return undefined
}

function roomFault(from: string, room: Room, to: string, target: Room): string | undefined {
  if (from.endsWith('.test.ts')) return undefined
  if (target === room) return undefined
  if (doors.includes(room) && doors.includes(target))
    return `${room} and ${target} are both doors: ${from} imports ${to}`
  if (rooms.indexOf(target) > rooms.indexOf(room)) return `${room} comes before ${target}: ${from} imports ${to}`
  return undefined
}

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(`src/${room}/`))
}

function targetRoom(specifier: string): Room | undefined {
  return rooms.find((room) => specifier.startsWith(`#${room}/`))
}
