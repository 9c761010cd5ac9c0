import { accounts } from './accounts.ts'
import { type DemoPerson, people } from './people.ts'
import type { SeededChance } from './seeded-chance.ts'
import type { Suggestion } from './suggestion.ts'

const placesByDelegation: Readonly<Record<string, RegExp>> = {
  榆坪代表团: /榆坪|杉溪|云台|茶亭|大岭头|古陂/,
  石鳞代表团: /石鳞|坑口|青石|白石滩|移民新村/,
  望澜代表团: /望澜|科创港|会展|启明路|星汉路|青年公寓/,
  云埠代表团: /云埠|柚园|渔港新村|三汊河|东栈|海关路/,
  北岗代表团: /北岗|铁北|轴承|煤建巷|五金工业园|矿机路/,
  汀洲代表团: /汀洲|南浦门|鼓楼|文庙|石鼓桥|竹篙巷|桂语路|纺机厂|罗家坪/,
}

const deputies = people.filter(({ kind }) => kind === 'deputy')
/** Deputies with a demonstration account lead oftener, so that who signs in finds work of every kind. */
const withAccount = new Set(accounts.map(({ person }) => person))

export type Proposers = { readonly lead: DemoPerson; readonly cosigners: readonly string[] }

/** Who raised a suggestion: a deputy from where it is about, and up to six others, mostly neighbours. */
export function proposersOf(suggestion: Suggestion, chance: SeededChance): Proposers {
  const words = `${suggestion.title}${suggestion.background}${suggestion.analysis}`
  const home = Object.entries(placesByDelegation).find(([, places]) => places.test(words))?.[0]
  const neighbours = deputies.filter(({ delegation }) => home === undefined || delegation === home)
  const weighted = neighbours.flatMap((deputy) => (withAccount.has(deputy.id) ? [deputy, deputy, deputy] : [deputy]))
  const lead = chance.pick(weighted)

  const count = chance.pick([0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6])
  const others = chance.shuffle(neighbours.filter(({ id }) => id !== lead.id)).slice(0, Math.max(count - 1, 0))
  const guests = chance.shuffle(deputies.filter((one) => one !== lead && !others.includes(one)))
  const cosigners = [...others, ...guests].slice(0, count).map(({ id }) => id)
  return { lead, cosigners }
}
