import type { TextSpan } from '#kernel/text-span.ts'
import { groupClauses } from './clause-groups.ts'
import { clauseKind, isPromise } from './clause-kinds.ts'
import { isAnswering, isDated } from './commitments.ts'
import { kindOfGroup, ownWill } from './group-kinds.ts'
import { opening } from './opening.ts'
import type { ItemKind } from './reading.ts'
import { splitAt, splitClauses, trimSpan, unwrapQuotes } from './sentences.ts'
import type { Speaker } from './speakers.ts'
import { listedParts, suggestionParts } from './suggestions.ts'

/** A stretch of what was said, all of one kind; `verb` where a word of saying inside the sentence governs it. */
export type SaidPart = TextSpan & { readonly kind: ItemKind; readonly verb: string | null }

const suggestingVerbs = new Set(['请求', '恳请', '建议', '提议', '呼吁', '倡议', '主张', '建言', '献策', '支招'])

export function isSuggesting(verb: string | null): boolean {
  return verb !== null && suggestingVerbs.has(verb)
}

/**
 * Cuts one sentence of a speech into parts, each of one kind: first a position, then what to do.
 * @param content - the words said in this sentence, without the frame.
 */
export function partsOf(text: string, content: TextSpan, speaker: Speaker, verb: string | null): SaidPart[] {
  const said = unwrapQuotes(text, content)
  const span = beforeThanks(
    text,
    behindThanks(text, behindHead(text, behindNumber(text, verb === '提出' ? withoutNoun(text, said) : said))),
  )
  if (span.end - span.start < 2) return []
  const filed = speaker.voice === 'leader' ? undefined : filedIn(text, span)
  if (filed !== undefined) return aroundFiled(text, span, filed, speaker, verb)
  return stretchesOf(text, span, speaker, verb).flatMap((stretch) => partsOfStretch(text, stretch, speaker))
}

/** 提出加强养护的建议: the noun closes the frame. */
function withoutNoun(text: string, span: TextSpan): TextSpan {
  const noun = /(?:等方面)?的(?:意见建议|建议|提议|意见)$/.exec(text.slice(span.start, span.end))
  return { start: span.start, end: span.end - (noun?.[0].length ?? 0) }
}

const thanks =
  /^(?:首先|再次|最后|衷心|非常|十分|谨|由衷|诚挚|我|我们|也|借此机会|在此|代表[^,]{2,16})*(?:感谢|谢谢)[^,;]*$|^[^,;]{0,24}(?:表示(?:衷心|诚挚|崇高|热烈|由衷)?的?(?:感谢|祝贺|欢迎|问候|敬意|慰问))[^,;]*$/

/** Whether a sentence says nothing but thanks. */
export function onlyThanks(text: string, span: TextSpan): boolean {
  const rest = beforeThanks(text, behindThanks(text, span))
  return rest.end - rest.start < 2
}

/** Thanks and greetings at the head of a sentence say nothing that could be answered or done. */
function behindThanks(text: string, span: TextSpan): TextSpan {
  let start = span.start
  for (const clause of splitClauses(text, span)) {
    if (clause.start > start + 1 || !thanks.test(text.slice(clause.start, clause.end))) break
    start = clause.end
  }
  return start === span.start ? span : trimSpan(text, { start, end: span.end })
}

/** …，他代表市政府表示衷心感谢; …，请委员们理解: what only thanks or asks for patience closes a sentence and adds nothing. */
function beforeThanks(text: string, span: TextSpan): TextSpan {
  let { end } = span
  for (const clause of splitClauses(text, span).reverse()) {
    const words = text.slice(clause.start, clause.end)
    if (!thanks.test(words) && !patience.test(words) && !(clause.start > span.start && tellsOfProposals.test(words)))
      break
    end = clause.start
  }
  return end === span.end ? span : trimSpan(text, { start: span.start, end: Math.max(span.start, end) })
}

/** …，并结合实际提出了修改建议: the report's own words close the sentence. */
const tellsOfProposals = opening(
  /^并?(?:结合[^,]{2,14})?(?:就[^,]{2,20})?(?:对[^,]{2,20})?提出了[^,]{0,10}(?:意见|建议)$|^(?:并)?(?:表决|投票|审议)(?:并)?通过了?[^,]{0,16}$/,
)

const patience =
  /^(?:也|还|这一点)?(?:请|希望|恳请)(?:各位|大家|广大|委员们?|代表们?|同志们?)*[^,]{0,3}(?:理解|谅解|原谅|放心|支持|见谅)$/

const number = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.]|—+)/

/** The number of a paragraph is not said. */
function behindNumber(text: string, span: TextSpan): TextSpan {
  const sign = number.exec(text.slice(span.start, Math.min(span.end, span.start + 8)))
  return { start: span.start + (sign?.[0].length ?? 0), end: span.end }
}

/** 将做好以下工作：一是…: what announces the first point of a list, where the sentence holds no other. */
function behindHead(text: string, span: TextSpan): TextSpan {
  const words = text.slice(span.start, span.end)
  const head = words.includes(';') ? null : announces.exec(words)
  return { start: span.start + (head?.[0].length ?? 0), end: span.end }
}

const announces =
  /^[^:。]{0,40}(?:以下|如下|几|[一二两三四五六七八九\d])(?:几?[项个点条方面件]{0,3})[^:,]{0,8}:(?=一是|一要|第一|首先|1[.、])/

/** Who uses these words tells how things are. */
const accounts: ReadonlySet<string> = new Set(['反映', '介绍', '解释', '透露'])

const filing =
  /(?:带来|提交|提出|准备|撰写|关注)的?(?:还)?(?:是|(?:提案|建议|议案)(?:是|为|题为))[《“]?关于(?<matter>[^,;。》”]{3,40}?)的?(?:建议|提案|提议|议案|问题)?[》”]?(?:的)?(?=$|[,;。:])/d

/** 我带来的提案是关于甲的: what a member asks for by a proposal of their own. */
function filedIn(text: string, span: TextSpan): { readonly whole: TextSpan; readonly matter: TextSpan } | undefined {
  const found = filing.exec(text.slice(span.start, span.end))
  const place = found?.indices?.groups?.matter
  if (found === null || place === undefined) return undefined
  const clause = splitClauses(text, span).find((one) => one.end > span.start + found.index)
  if (clause === undefined) return undefined
  return { whole: clause, matter: { start: span.start + place[0], end: span.start + place[1] } }
}

function aroundFiled(
  text: string,
  span: TextSpan,
  { whole, matter }: { readonly whole: TextSpan; readonly matter: TextSpan },
  speaker: Speaker,
  verb: string | null,
): SaidPart[] {
  const rest = [
    { start: span.start, end: whole.start },
    { start: whole.end, end: span.end },
  ].map((part) => trimSpan(text, part))
  const around = rest.flatMap((part) => (part.end - part.start < 8 ? [] : partsOf(text, part, speaker, verb)))
  return [...around, { ...matter, kind: 'suggestion' as const, verb }].sort((a, b) => a.start - b.start)
}

type Stretch = TextSpan & { readonly verb: string | null }

const turnsToSuggesting = opening(
  /^“?(?:并|还|也|更|同时|因此|为此|对此|因而|故|所以|我们?|个人|特|在此|就此|我的|针对(?:这|此|上述)[^,]{0,8}?|他们?|她们?)*(?:建议|提议|呼吁)(?:就是|是)?(?!和|与(?=意见|提案|要求|批评|议案|问题)|的|等|、|书|案|意见|提案|议案|被|得到|办理|中|提得|办得|都|很|均|也|具有|切实|可行|非常|十分|质量|针对性)/,
)

/** …，希望…: what members wish for they suggest. */
const turnsToWishing = opening(
  /^(?:并|还|也|更|同时|因此|为此|对此|所以|我们?|真诚|衷心|真心)*(?:希望|期待|期盼|盼望|恳请)(?!的|是|工程|小学)/,
)

/** …，建议…: from there on the sentence suggests, whatever it did before. */
function stretchesOf(text: string, span: TextSpan, speaker: Speaker, verb: string | null): Stretch[] {
  if (isSuggesting(verb)) return [{ ...span, verb }]
  for (const clause of splitClauses(text, span)) {
    const words = text.slice(clause.start, Math.min(clause.end, clause.start + 16))
    const isWish = speaker.voice === 'members' && clause.start > span.start
    const found = turnsToSuggesting.exec(words) ?? (isWish ? turnsToWishing.exec(words) : null)
    if (found === null) continue
    const word = found[0].replace(/就?是$/, '').slice(-2)
    const suggested = { ...trimSpan(text, { start: clause.start + found[0].length, end: span.end }), verb: word }
    const before = { start: span.start, end: clause.start }
    const onlyLeads = splitClauses(text, before).every((one) => clauseKind(text, one) === 'lead')
    return onlyLeads ? [suggested] : [{ ...before, verb }, suggested]
  }
  return [{ ...span, verb }]
}

function partsOfStretch(text: string, stretch: Stretch, speaker: Speaker): SaidPart[] {
  const { verb } = stretch
  if (isSuggesting(verb)) return suggestionParts(text, stretch).map((part) => ({ ...part, verb }))
  if (accounts.has(verb ?? '') && speaker.voice === 'members')
    return [{ ...trimSpan(text, stretch), kind: 'position', verb }]
  const apart = dutiesApart(text, stretch, speaker)
  if (apart.length > 1) return apart.flatMap((part) => partsOfStretch(text, { ...part, verb }, speaker))
  const pledges = ownWill.test(text.slice(stretch.start, Math.min(stretch.end, stretch.start + 12)))
  const listed = speaker.voice === 'members' && !pledges ? [] : listedParts(text, stretch)
  if (listed.length > 0) {
    if (pledges || announcesPromise(text, stretch, listed[0], verb))
      return listed.map((part) => ({ ...part, kind: 'follow_up', verb }))
    return listed.flatMap((part) => partsOfStretch(text, { ...part, verb }, speaker))
  }
  return groupClauses(text, stretch).flatMap((group) => {
    if (group.force === undefined && isOnlyLead(text, group)) return []
    const span = behindSeeing(text, unwrapQuotes(text, group))
    if (span.end - span.start < 4) return []
    const kind = kindOfGroup(text.slice(span.start, span.end), { ...group, ...span }, speaker, verb)
    const parts = kind === 'suggestion' ? suggestionParts(text, span) : [{ ...span, kind }]
    return parts.map((part) => ({ ...part, verb }))
  })
}

/** 同时也要看到，甲不足: what is seen is said. */
function behindSeeing(text: string, span: TextSpan): TextSpan {
  const lead =
    /^(?:同时|但是?|不过|然而|我们|大家|也|还|更|又)*(?:要|应当?|必须)?(?:清醒|充分|深刻|客观)?地?(?:看到|认识到),/.exec(
      text.slice(span.start, Math.min(span.end, span.start + 24)),
    )
  return { start: span.start + (lead?.[0].length ?? 0), end: span.end }
}

/** 新的一年: a lead that leads to nothing here says nothing. */
function isOnlyLead(text: string, span: TextSpan): boolean {
  if (/今后每/.test(text.slice(span.start, span.end))) return false
  return span.end - span.start <= 14 && splitClauses(text, span).every((clause) => clauseKind(text, clause) === 'lead')
}

/** 要…；要…, 甲局要…；乙局第四季度…: what is to be done stands for itself between semicolons. */
function dutiesApart(text: string, span: TextSpan, speaker: Speaker): TextSpan[] {
  if (speaker.voice === 'members') return []
  const parts = splitAt(text, span, ';')
  // In a numbered speech a semicolon parts what belongs to one number.
  if (parts.length < 2 || /(?:^|:)[一二三四五六七八九](?:是|要)/.test(text.slice(span.start, span.end))) return []
  const laysDown = (part: TextSpan) =>
    groupClauses(text, part).some(({ force }) => force === 'duty' || force === 'do') ||
    isDated(text.slice(part.start, part.end))
  return parts.some(laysDown) && parts.every((part) => part.end - part.start >= shortestPart) ? parts : []
}

/** A shorter stretch between semicolons is hardly a statement of its own. */
const shortestPart = 6

/** 市政府将抓好三件事：一要…: the points of what an office takes on. */
function announcesPromise(text: string, span: TextSpan, first: TextSpan | undefined, verb: string | null): boolean {
  if (isAnswering(verb)) return true
  const head = { start: span.start, end: first?.start ?? span.start }
  return splitClauses(text, head).some((clause) => isPromise(text.slice(clause.start, clause.end)))
}
