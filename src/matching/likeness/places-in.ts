import { fold } from '#intake/fold.ts'
import { startsWithVerb } from '#intake/verbs.ts'

/** The places a text names: each by its last characters, with its whole names where the text shows where those begin. */
export type NamedPlaces = ReadonlyMap<string, ReadonlySet<string>>

/**
 * What a text says of where: for each word that ends the name of a place, its last characters with what stands before
 * them, so that 西岸滨江步道 and 滨江步道 agree.
 */
export function placesIn(text: string): NamedPlaces {
  const folded = fold(text)
  const found = new Map<string, Set<string>>()
  const add = (key: string, whole?: string) => {
    const names = found.get(key) ?? new Set()
    found.set(key, whole === undefined ? names : names.add(whole))
  }
  const all = [...folded.matchAll(ends)]
  for (const [at, { index, 0: end }] of all.entries()) {
    // 滨江步道 names no 江.
    if (all[at + 1]?.index === index + end.length) continue
    const before = folded.slice(Math.max(0, index - 2), index).replace(/^.*[^\p{L}\p{N}]/u, '')
    if (before.length === 2 && !general.test(before)) add(`${before}${end}`, wholeName(folded, index, end))
  }
  for (const { 0: name, 1: kind = '' } of folded.matchAll(english))
    add(name.toLowerCase().replace(kind.toLowerCase(), kind))
  return found
}

/** Behind a mark or a word of where, up to two more characters before the last two belong to the name: 住在鹭白棠路. */
const opened = /(?:^|[^\p{L}\p{N}]|[在于到从往至])([\u4e00-\u9fff]{2,4})$/u

function wholeName(folded: string, index: number, end: string): string | undefined {
  const before = opened.exec(folded.slice(Math.max(0, index - 5), index))?.[1]
  // 增设棠梨路: what is done there is no part of the name.
  return before === undefined || startsWithVerb(before, 0, before.length) ? undefined : `${before}${end}`
}

/** Whether both name one place: the last characters of one are those of the other, and no whole name stands against it. */
export function shareAPlace(one: NamedPlaces, other: NamedPlaces): boolean {
  return [...one].some(([key, names]) => {
    const others = other.get(key)
    if (others === undefined) return false
    if (names.size === 0 || others.size === 0) return true
    return [...names].some((name) => [...others].some((also) => name.endsWith(also) || also.endsWith(name)))
  })
}

const ends =
  /(?:大道|大街|路口|高架|步道|公路|社区|小区|花园|公园|广场|大厦|医院|小学|中学|大学|学校|幼儿园|地铁站|车站|码头|水库|工业园|开发区|步行街|号线|路(?![灯面段障])|[街巷弄桥区县镇乡村湖河江山站苑])/gu
/** Not names: which, every, this one. */
const general =
  /[的了在是和与及对等各某本该这那此每全两几条个座处段道马公铁线走出上下交城农山郊市辖社小地景校园街]$|^[的了在是和与及对等各某本该这那此每全两几]/u
const english = /\b[A-Z][a-z]+ (Road|Street|Avenue|Lane|Park|Bridge|Square|Station|School|Hospital|District)\b/gu
