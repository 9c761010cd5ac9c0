import { chance } from '#app/chance.ts'
import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor } from '#engine/case-file.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { hashPassword } from '#operations/accounts/secrets.ts'
import type { ActContext, TimerContext } from '#operations/act-context.ts'
import { insertRoster } from '#store/roster-rows.ts'
import type { Db } from '#store/schema.ts'
import { profiles } from './installed-profiles.ts'

/** The people of a small invented town, one for each role, for tests. */
export const people = {
  deputy: actor('p-deputy', ['deputy']),
  secondDeputy: actor('p-deputy-2', ['deputy']),
  thirdDeputy: actor('p-deputy-3', ['deputy']),
  member: actor('p-member', ['member']),
  secondMember: actor('p-member-2', ['member']),
  thirdMember: actor('p-member-3', ['member']),
  committee: actor('p-committee', ['proposal_committee']),
  presidium: actor('p-presidium', ['presidium']),
  specialCommittee: actor('p-special', ['special_committee']),
  standingCommittee: actor('p-standing', ['standing_committee']),
  secretary: actor('p-secretary', ['secretariat']),
  assigner: actor('p-assigner', ['assigning_office']),
  leader: actor('p-leader', ['leader']),
  chairs: actor('p-chairs', ['chairpersons_council']),
  sessionSecretary: actor('p-session', ['session_secretariat']),
  administrator: actor('p-administrator', ['administrator']),
  roads: actor('p-roads', [], 'roads'),
  parks: actor('p-parks', [], 'parks'),
  water: actor('p-water', [], 'water'),
} as const satisfies Readonly<Record<string, Actor>>

/** Holds no role in any case, and has no account in the town until a test gives one. */
export const auditor: Actor = actor('p-auditor', ['auditor'])

export type TownPerson = keyof typeof people

const names: Readonly<Record<TownPerson, string>> = {
  deputy: '苗禾川',
  secondDeputy: '岑又青',
  thirdDeputy: '蓝田绪',
  member: '闻远山',
  secondMember: '纪云舒',
  thirdMember: '石守正',
  committee: '陶若谷',
  presidium: '章守白',
  specialCommittee: '葛知微',
  standingCommittee: '柏叙怀',
  secretary: '乔知简',
  assigner: '穆言序',
  leader: '简从容',
  chairs: '席其琛',
  sessionSecretary: '时会之',
  administrator: '程守拙',
  roads: '段路遥',
  parks: '林屿苔',
  water: '江平澜',
}

export const townPassword = 'a town of tests'

/** Days off of a year with no holidays: weekends alone. */
export const plainCalendar: WorkCalendar = new Map(
  [2025, 2026, 2027].map((year) => [
    year,
    { year, status: 'published' as const, source: 'test', daysOff: new Map(), makeupWorkdays: new Map() },
  ]),
)

/** Puts the town into an empty database. Every account's password is `townPassword`. */
export async function settleSmallCity(db: Db): Promise<void> {
  const passwordHash = await hashPassword(townPassword)
  const entries = Object.entries(people) as [TownPerson, Actor][]
  await insertRoster(db, {
    city: { id: 'town', name_zh: '云汀县', name_en: 'Yunting', time_zone: 'Asia/Shanghai', demonstration: true },
    units: [
      {
        id: 'roads',
        name_zh: '县道路局',
        name_en: 'Roads Bureau',
        short_zh: '道路局',
        kind: 'government',
        duties: '道路、桥梁',
      },
      {
        id: 'parks',
        name_zh: '县公园局',
        name_en: 'Parks Bureau',
        short_zh: '公园局',
        kind: 'government',
        duties: '公园、绿化',
      },
      {
        id: 'water',
        name_zh: '县水务局',
        name_en: 'Water Bureau',
        short_zh: '水务局',
        kind: 'government',
        duties: '供水、排水',
      },
    ],
    people: entries.map(([key, one]) => ({
      id: one.personId,
      name: names[key],
      kind: kindOf(key, one),
      office: null,
      delegation: null,
      unit_id: one.unitId,
    })),
    accounts: entries.map(([key, one]) => ({
      id: `a-${one.personId}`,
      login: key,
      person_id: one.personId,
      unit_id: one.unitId,
      offices: [...one.offices],
      password_hash: passwordHash,
    })),
    sessions: [
      {
        id: 's-1',
        name_zh: '县人大三届二次会议',
        name_en: 'Second session of the third congress',
        kind: 'plenary',
        opens_on: '2026-01-12',
        closes_on: '2026-01-16',
        place: '县会堂',
        theme: '',
        host: '',
      },
    ],
  })
}

function kindOf(key: string, { offices }: Actor) {
  if (key === 'leader') return 'leader'
  return offices.includes('deputy') ? 'deputy' : offices.includes('member') ? 'member' : 'clerk'
}

/** Somebody acting on a day, for operations. */
export function acting(who: Actor, day: string, calendar: WorkCalendar = plainCalendar): ActContext {
  const on: PlainDate = plainDate(day)
  return { actor: who, isProven: true, on, at: `${day}T02:00:00.000Z`, calendar, profiles, chance }
}

/** A timer at work on a day, for operations. */
export function timing(day: string, calendar: WorkCalendar = plainCalendar): TimerContext {
  return { on: plainDate(day), at: `${day}T02:00:00.000Z`, calendar, profiles, chance }
}

function actor(personId: string, offices: readonly string[], unitId: string | null = null): Actor {
  return { personId, offices, unitId }
}
