import type { ItemKind } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { behindAsking, behindCoActor, behindSubject, officeBehind, unitName } from './chinese-unit-words.ts'

/** Who acts: those that lead before those that act with them. */
export type Actors = { readonly leads: readonly TextSpan[]; readonly others: readonly TextSpan[] }

const join = '(?:、|和|与|及|以及|,(?=[^,;。]{2,24}(?:等|配合|要|共同)))'
const etcetera =
  '(?:等(?:有关|相关|多|\\d|[一二三四五六七八九十]|各)?(?:个|家)?(?:委办局|部门|单位|方面)?|(?:有关|相关)(?:部门|单位|方面))?'
const joined = new RegExp(`${join}(?=${unitName})`, 'y')
const ends = (behind: string) => ({
  name: new RegExp(`${unitName}(?=${join}|${etcetera}${behind})`, 'y'),
  end: new RegExp(`${etcetera}${behind}`, 'y'),
})
const asSubject = ends(behindSubject)
const asAsked = ends(behindAsking)
const asCoActor = ends(behindCoActor)
const ofOffice = ends(officeBehind)
type Ends = ReturnType<typeof ends>

const coActor = '(?:会同|联合|协同|联动|携手|(?:与|和|同)(?=[^,;。]{2,20}(?:共同|一道|一起|联合|协同)))'
const asking = '(?:责成|督促|敦促|要求|建议|希望|呼吁|恳请|商请|提请|委托|安排|交由|应由|改由|由|请|让)'
/** Where a clause begins, or somebody is named to act. */
const slot = new RegExp(`(?<co>${coActor})|(?<asked>${asking})|^|[,;:。!?“”()—\\s]|兼任?`, 'g')
const leadIn =
  /(?:(?:下一步|下阶段|今后|同时|目前|当前|此外|另外|其中|特别是|尤其是|对此|为此|会后|会上|据悉|并|还|也|则|而|但)[,:]?|(?:责任|牵头|主办|承办|配合|协办)(?:单位|部门)[:是为]|(?:[\d一二三四五六七八九十今明本下年月日底末上半季度内前之周]{2,12}(?:[底末内前日度])[,]?))*/y
const anyUnit = /[局委办厅署部院处所站队社馆校司团府关构道区县镇乡村会班组联位心安管方业企学园机]/

/** Who is named to do what an item says: in it, or for a promise as whoever the sentence says makes it. */
export function chineseActors(text: string, item: TextSpan & { readonly kind: ItemKind }, sentence: TextSpan): Actors {
  const words = text.slice(item.start, item.end)
  const inItem = anyUnit.test(words) ? actorsIn(words, item.start, asSubject) : noActors
  if (inItem.leads.length > 0 || inItem.others.length > 0) return inItem
  const before = text.slice(sentence.start, item.start)
  if (before === '' || before.length > 200 || !anyUnit.test(before)) return noActors
  // 建议由市水务局 | 牵头…: whoever is asked stands before the item where the frame takes the name in.
  if (item.kind === 'follow_up') return promised(before, sentence.start)
  return noActors
}

const noActors: Actors = { leads: [], others: [] }

function promised(before: string, from: number): Actors {
  const found = actorsIn(before, from, ofOffice)
  const [first] = found.leads
  return first === undefined ? noActors : { leads: [first], others: [] }
}

function actorsIn(words: string, from: number, subject: Ends): Actors {
  const leads: TextSpan[] = []
  const others: TextSpan[] = []
  let taken = 0
  for (const { index, 0: sign, groups } of words.matchAll(slot)) {
    const at = index + sign.length
    if (at < taken) continue
    const isCo = groups?.co !== undefined
    const isAsked = groups?.asked !== undefined
    const start = isCo ? at : skip(words, at)
    // Whoever is asked besides one that acts is whom that one sees to.
    if (isAsked && leads.length > 0 && /^[督敦]促|^要求$/.test(sign)) continue
    const found = listAt(words, start, isCo ? asCoActor : isAsked && subject !== ofOffice ? asAsked : subject)
    if (found === undefined) continue
    taken = found.end
    const helps =
      isCo ||
      /^[,、]?(?:要|应|须)?(?:积极|主动|密切|全力)?(?:配合|协助|协办|参与|支持)/.test(
        words.slice(found.end, found.end + 12),
      )
    for (const span of found.units) (helps ? others : leads).push({ start: from + span.start, end: from + span.end })
  }
  return { leads, others }
}

function skip(words: string, at: number): number {
  return at + lengthAt(leadIn, words, at)
}

const mostInList = 12

/**
 * The units of a list that stands at a place and is followed as those that act are. Each name is taken once: trying
 * every way to part a list would take time that grows with the power of its length.
 */
function listAt(
  words: string,
  at: number,
  { name, end }: Ends,
): { readonly units: TextSpan[]; readonly end: number } | undefined {
  const units: TextSpan[] = []
  let from = at
  while (units.length < mostInList) {
    const length = lengthAt(name, words, from)
    if (length === 0) break
    units.push({ start: from, end: from + length })
    from += length
    const joint = lengthAt(joined, words, from)
    if (joint === 0) break
    from += joint
  }
  // What stands last in a list may be no unit: the one before it may act all the same.
  while (units.length > 0) {
    const last = units.at(-1)?.end ?? at
    end.lastIndex = last
    if (end.test(words)) return { units, end: last }
    units.pop()
  }
  return undefined
}

function lengthAt(pattern: RegExp, words: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(words)?.[0].length ?? 0
}
