import { people } from './people.ts'
import { units } from './units.ts'

export type DemoAccount = {
  readonly login: string
  readonly person: string
  readonly unit: string | null
  readonly offices: readonly string[]
}

const signIns = [
  ['deputy', '李晓朗'],
  ['deputy2', '何家榕'],
  ['deputy3', '邹海琴'],
  ['secretariat', '卢玉禾'],
  ['secretariat2', '苏仲川'],
  ['assigning', '尹若梅'],
  ['assigning2', '顾建辉'],
  ['member', '谢晓宁'],
  ['member2', '潘世舟'],
  ['proposal-committee', '阮云舸'],
  ['proposal-committee2', '盛书砚'],
  ['presidium', '蒋墨林'],
  ['special-committee', '侯以宁'],
  ['standing-committee', '洪一帆'],
  ['leader', '贺佩棠'],
  ['chairs', '宋承榕'],
  ['session-secretariat', '宁会川'],
  ['administrator', '管维序'],
  ['auditor', '察景行'],
] as const

/** Demonstration accounts for every kind of work, one for each unit. The password is the application's affair. */
export const accounts: readonly DemoAccount[] = [
  ...signIns.map(([login, name]) => accountOf(login, personNamed(name))),
  ...units.map(({ code }) => accountOf(`unit-${code}`, `clerk-${code}`)),
]

/** @throws when nobody of the invented city bears this name. */
export function personNamed(name: string): string {
  const person = people.find((one) => one.name === name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  return person.id
}

function accountOf(login: string, personId: string): DemoAccount {
  const person = people.find(({ id }) => id === personId)
  if (person === undefined) throw new Error(`no person ${personId} for the account ${login}`)
  return { login, person: person.id, unit: person.unit, offices: person.offices }
}
