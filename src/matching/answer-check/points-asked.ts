import { clauseKind } from '#intake/clause-kinds.ts'
import { splitClauses } from '#intake/sentences.ts'
import { startsWithVerb, verbLength } from '#intake/verbs.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'
import { measuresIn } from './concrete-acts.ts'
import { type Cut, cutPassages } from './passages.ts'

const chineseAsks =
  /^(?:(?:同时|此外|另外|为此|因此|并且?|还|也|再|故|特|我们?|本人|代表|一是|,)*)(?:郑重|强烈|真诚)?(?:提出)?(?:建议(?!的|和|、|书)|希望|恳请|请(?!示|教|客)|呼吁|期盼|盼望?|要求|能否|可否|能不能|是否(?:可以|能够?)|应当?该?(?!急|对|用|届|邀|聘)|需要?|必须|亟[需待])/
const chineseAsksAgain =
  /^(?:(?:同时|此外|另外|并且?|还|也|,)*)(?:建议(?!的|和|、)|希望|恳请|请(?!示|教)|能否|可否|是否(?:可以|能)|应当?该?(?!急|对|用)|或者?)/
const englishAsks =
  /\b(?:(?:I|we)(?: also| further| therefore)? (?:suggest|propose|ask|request|urge|recommend|hope)|should|must|ought to|please|could (?:the|we|it)|would ask)\b/i
const headingOnly = /^[^,]{0,16}(?:问题|不足|现状|情况|背景|原因|理由|依据|建议|如下|意义|必要性)$/

/** The points a text asks for, each as its words stand, without list signs. What only tells how things are is none. */
export function pointsAsked(folded: string, language: CheckedLanguage): TextSpan[] {
  const cuts = cutPassages(folded, language)
  const asked = withSiblings(
    folded,
    cuts,
    cuts.filter((cut) => asksHere(folded, cut, language)),
    language,
  )
  const found = asked.length > 0 ? asked : cuts.filter((cut) => demandsQuietly(folded, cut, language))
  return found
    .flatMap((cut) =>
      language === 'zh' && !cut.isListed ? severalIn(folded, cut) : [{ start: cut.wordsAt, end: cut.end }],
    )
    .filter(({ start, end }) => end - start >= 4)
}

/** Where one member of a list between semicolons asks, all do that tell nothing. */
function withSiblings(
  folded: string,
  cuts: readonly Cut[],
  asked: readonly Cut[],
  language: CheckedLanguage,
): readonly Cut[] {
  const sentences = new Set(asked.map(({ sentence }) => sentence))
  const own = new Set(asked)
  return cuts.filter(
    (cut) => own.has(cut) || (language === 'zh' && sentences.has(cut.sentence) && !tellsHowThingsAre(folded, cut)),
  )
}

function asksHere(folded: string, cut: Cut, language: CheckedLanguage): boolean {
  const words = folded.slice(cut.wordsAt, cut.end)
  if (language === 'en') return cut.isListed ? words.length >= 12 : englishAsks.test(words)
  if (headingOnly.test(words)) return false
  if (chineseAsks.test(words)) return true
  return cut.isListed && !tellsHowThingsAre(folded, cut)
}

function tellsHowThingsAre(folded: string, { wordsAt, end }: Cut): boolean {
  const words = folded.slice(wordsAt, end)
  if (startsWithVerb(folded, wordsAt, end)) return false
  if (
    /(?:了|不足|不够|突出|滞后|严重|困难|薄弱|不高|不清|不畅|扰民|猖獗|隐患|多发|频发|堪忧|不便|短缺|较[大少多高低差])$/.test(
      words,
    )
  )
    return true
  const [first] = splitClauses(folded, { start: wordsAt, end })
  const kind = first === undefined ? 'plain' : clauseKind(folded, first)
  return kind === 'claim' || kind === 'praise'
}

/** Where nothing is listed or framed, what reads as an order asks for something. */
function demandsQuietly(folded: string, cut: Cut, language: CheckedLanguage): boolean {
  if (language === 'en') return false
  const clauses = splitClauses(folded, cut)
  if (tellsHowThingsAre(folded, cut) || /了/.test(folded.slice(cut.wordsAt, cut.end))) return false
  return clauses.some((clause) => opensDemand(folded, clause) || measuresIn(folded, clause, 'zh').length > 0)
}

const leastClauses = 3
const leastLength = 6

/** 对甲登记，拆除乙，请丙防治: three demands and more between commas, or a second one with its own frame. */
function severalIn(folded: string, { wordsAt, end }: Cut): TextSpan[] {
  const clauses = splitClauses(folded, { start: wordsAt, end })
  const each =
    clauses.length >= leastClauses &&
    clauses.every(
      (clause) =>
        clause.end - clause.start >= leastLength &&
        !/^(?:并|且|以|使|让|确保|从而|实现|由|每|为(?:了|此))/.test(folded.slice(clause.start, clause.end)) &&
        (measuresIn(folded, clause, 'zh').length > 0 ||
          chineseAsks.test(folded.slice(clause.start, clause.end)) ||
          opensDemand(folded, clause)),
    )
  const parts: TextSpan[] = []
  for (const clause of clauses) {
    const before = parts.at(-1)
    const begins = each || chineseAsksAgain.test(folded.slice(clause.start, clause.end))
    if (before === undefined || begins) parts.push(clause)
    else parts.splice(-1, 1, { start: before.start, end: clause.end })
  }
  return parts
}

function opensDemand(folded: string, clause: TextSpan): boolean {
  const kind = clauseKind(folded, clause)
  return kind === 'order' || kind === 'demand' || kind === 'duty' || doesSomewhere(folded, clause)
}

/** 在公交车上增加方言报站: where or to whom, and behind that a verb. */
function doesSomewhere(folded: string, { start, end }: TextSpan): boolean {
  if (!/^[在对向给为由将把从]/.test(folded.slice(start, start + 1))) return false
  const limit = Math.min(end, start + farthestVerb)
  for (let at = start + 2; at < limit; at += 1) if (verbLength(folded, at) > 0) return true
  return false
}

const farthestVerb = 16
