import { overlapOf, type WeighedTerms, weighTerms } from './overlap.ts'
import { type NamedPlaces, placesIn, shareAPlace } from './places-in.ts'

/** A suggestion as it is held against another. */
export type Matter = {
  readonly title: string
  /** All it says besides the title. */
  readonly text: string
  /** What it asks for; empty where that is not apart from the rest. */
  readonly demands: string
}

/** How alike two matters are in each respect, from 0 to 1, and on the whole. */
export type MatterLikeness = {
  readonly object: number
  readonly demand: number
  readonly text: number
  /** Both name a place: whether one of them is the same. Null where one names none. */
  readonly place: 'same' | 'other' | null
  readonly score: number
}

/** How alike two titles are as learned from pairs people judged; from 0 to 1. */
export type TitleLikeness = (one: string, other: string) => number

/** A matter made ready to be held against others. */
export type PreparedMatter = {
  readonly title: string
  readonly titleTerms: WeighedTerms
  readonly demandTerms: WeighedTerms
  readonly allTerms: WeighedTerms
  readonly places: NamedPlaces
}

export function prepareMatter({ title, text, demands }: Matter, weight: (term: number) => number): PreparedMatter {
  const object = objectOf(title)
  return {
    title: object,
    titleTerms: weighTerms(object, weight),
    demandTerms: weighTerms(demands === '' ? askingIn(text) : demands, weight),
    allTerms: weighTerms(`${title}\n${text}`, weight),
    places: placesIn(`${title}\n${text.slice(0, placesWithin)}`),
  }
}

const placesWithin = 300

/** What matters is weighed: the object in the title, what is asked, where, and the words on the whole. */
export function sameMatter(one: PreparedMatter, other: PreparedMatter, titles: TitleLikeness): MatterLikeness {
  return withTitles(quickly(one, other), titles)
}

/** One of several matters, by its place among them. */
export type Likeliest = { readonly at: number; readonly likeness: MatterLikeness }

/**
 * The matters most like one, likeliest first, of two alike the earlier: no more than so many, none below a score. Titles are
 * weighed, which takes longest, only while they can still change what is found.
 */
export function likeliestMatters(
  asked: PreparedMatter,
  others: readonly PreparedMatter[],
  titles: TitleLikeness,
  { limit, least }: { readonly limit: number; readonly least: number },
): readonly Likeliest[] {
  const looked = others
    .map((other, at) => ({ at, quick: quickly(asked, other) }))
    .map((one) => ({ ...one, most: scoreOf({ ...one.quick, object: mostObject(one.quick) }) }))
    .sort((one, other) => other.most - one.most || one.at - other.at)
  let best: readonly Likeliest[] = []
  for (const { at, quick, most } of looked) {
    const last = best.length < limit ? undefined : best.at(-1)
    if (most < least || (last !== undefined && most < last.likeness.score)) break
    const likeness = withTitles(quick, titles)
    if (likeness.score < least) continue
    best = [...best, { at, likeness }]
      .sort((one, other) => other.likeness.score - one.likeness.score || one.at - other.at)
      .slice(0, limit)
  }
  return best
}

/** All but how alike the titles are as learned. */
type QuickLikeness = Omit<MatterLikeness, 'object' | 'score'> & {
  readonly titles: readonly [string, string]
  readonly worded: number
}

function quickly(one: PreparedMatter, other: PreparedMatter): QuickLikeness {
  return {
    titles: [one.title, other.title],
    worded: overlapOf(one.titleTerms, other.titleTerms),
    demand: overlapOf(one.demandTerms, other.demandTerms),
    text: overlapOf(one.allTerms, other.allTerms),
    place: placeOf(one.places, other.places),
  }
}

function withTitles(quick: QuickLikeness, titles: TitleLikeness): MatterLikeness {
  const { demand, text, place, worded } = quick
  const object = hasTitles(quick) ? (worded + titles(...quick.titles)) / 2 : 0
  return { object, demand, text, place, score: scoreOf({ object, demand, text, place }) }
}

/** No titles are more alike than wholly. */
function mostObject(quick: QuickLikeness): number {
  return hasTitles(quick) ? (quick.worded + 1) / 2 : 0
}

function hasTitles({ titles: [one, other] }: QuickLikeness): boolean {
  return one !== '' && other !== ''
}

function scoreOf({ object, demand, text, place }: Omit<MatterLikeness, 'score'>): number {
  const plain = 0.45 * object + 0.2 * demand + 0.35 * text
  return Math.min(1, plain * placeCounts[place ?? 'none'])
}

/** The same street makes the same matter likelier, another makes it another matter. */
const placeCounts = { same: 1.25, other: 0.6, none: 1 } as const

function placeOf(one: NamedPlaces, other: NamedPlaces): MatterLikeness['place'] {
  if (one.size === 0 || other.size === 0) return null
  return shareAPlace(one, other) ? 'same' : 'other'
}

/** A title without what every title says: 关于……的建议. */
function objectOf(title: string): string {
  return title
    .trim()
    .replace(/^(?:关于|對於|对于|關於|有关|建议|咨询|投诉|反映|请求|请|希望)+/u, '')
    .replace(/(?:的|之)?(?:若干)?(?:意见和建议|建议|提案|议案|问题|意见|情况|请求|咨询|投诉)+[？?！!。]*$/u, '')
    .replace(/^(?:suggestion|proposal|motion) (?:on|about|for|to) /iu, '')
}

/** The sentences that ask for something, where nothing says which they are. */
function askingIn(text: string): string {
  const sentences = text.split(/(?<=[。！？；!?;\n])/u)
  const asking = sentences.filter((sentence) => asks.test(sentence))
  return (asking.length > 0 ? asking : sentences.slice(-2)).join('')
}

const asks =
  /建议|希望|请求|恳请|要求|呼吁|能否|是否可以|可否|盼|望[^外着去]|应当|应该|尽快|please|should|request|suggest|propose/iu
