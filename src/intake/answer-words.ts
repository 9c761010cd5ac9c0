import { fold } from './fold.ts'
import { hasUnit, unitSet } from './unit-set.ts'
import { wordAt, wordsByHead } from './words-by-head.ts'

/**
 * Words that say that something is to be done, or how, but not what: two passages that share no others
 * share nothing.
 */
const generic = wordsByHead(
  '高质量 进一步 一体化 现代化 转型升级 推动 推进 促进 加快 加强 加大 加力 加速 提升 提高 完善 健全 优化 深化 强化 深入 建设 发展 工作 问题 方面 进行 开展 实施 落实 建立 构建 打造 培育 形成 转型 升级 做大 做强 做好 做优 抓好 助力 赋能 支持 支撑 保障 服务 创新 水平 能力 能级 作用 力度 体系 机制 制度 模式 更好 更多 不断 持续 积极 努力 全面 重点 重要 重大 着力 发挥 聚焦 围绕 坚持 切实 相关 有关 各类 各项 部门 委员 代表 意见 建议 我市 全市 全区 全县 今年 目前 当前 以及 通过 对于 关于 如何 应当 应该 希望 要求 必须 能否 是否 尽快 谁来 何时 什么时候 哪里 怎么 怎样 什么 多少 为何 有没有 能不能 可否 到底 有哪些 推出 出台 制定 拓展 扩大 增强 优质 高端 高水平 社会 城市 解决 一批 一个 一系列 等等'.split(
    ' ',
  ),
)

/** Hiragana are the endings and particles of Japanese; they tell nothing. */
const letter = /(?!\p{Script=Hiragana})[\p{L}\p{N}]/u
const latin = /[\p{Script=Latin}\d]/u
const [noLetter, latinLetter, otherLetter] = [1, 2, 3]
/** What each code unit by itself is; zero before it was first met. */
const kinds = new Uint8Array(0x10000)

/** What a passage is about, to compare with others: pairs of neighbouring characters, or words of Latin writing. */
export type AnswerWords = {
  /** The passage folded, letters of Latin writing small; as long as the passage. */
  readonly folded: string
  readonly grams: ReadonlySet<string>
}

const smallWords = new Set(
  'the a an of and or to in on at by for from with that this these those be is are was were been has have had will would shall should it its as not no than then there their they we our he she his her which who what when all any each such into over under about after before more most said say says reported proposed noted asked that'.split(
    ' ',
  ),
)

/** Takes the words of a quote that say what it is about; what it says of that in general terms is left out. */
export function answerWords(quote: string): AnswerWords {
  return wordsOfFolded(foldedWords(quote))
}

/** As answerWords, of words that are folded; their grams are taken when they are first asked for. */
export function wordsOfFolded(folded: string): AnswerWords {
  let known: ReadonlySet<string> | undefined
  return {
    folded,
    get grams() {
      known ??= gramsOf(folded)
      return known
    },
  }
}

function gramsOf(folded: string): ReadonlySet<string> {
  const grams = new Set<string>()
  eachGram(
    folded,
    (words, at) => grams.add(words.slice(at, at + 2)),
    (word) => grams.add(word),
  )
  return grams
}

export function foldedWords(quote: string): string {
  return fold(quote).toLowerCase()
}

/** Calls with each gram of folded words: two neighbouring characters by where they stand, or a word of Latin writing. */
export function eachGram(
  folded: string,
  pair: (words: string, at: number) => void,
  word: (word: string) => void,
): void {
  for (let from = 0; from < folded.length; ) {
    let end = from
    let isLatin = true
    let passed = 0
    for (let own = kindAt(folded, end); own !== noLetter; own = kindAt(folded, end)) {
      passed = wordAt(generic, folded, end)?.length ?? 0
      if (passed > 0) break
      if (own === otherLetter) isLatin = false
      end += isPairedAt(folded, end) ? 2 : 1
    }
    if (end > from && isLatin) addLatinWord(folded.slice(from, end), word)
    else for (let at = from; at + 2 <= end; at += 1) pair(folded, at)
    from = end + Math.max(1, passed)
  }
}

const isPairedAt = (words: string, at: number) =>
  (words.charCodeAt(at) & 0xfc00) === 0xd800 && (words.charCodeAt(at + 1) & 0xfc00) === 0xdc00

function kindAt(words: string, at: number): number {
  if (at >= words.length) return noLetter
  if (isPairedAt(words, at)) return kindOf(words.slice(at, at + 2))
  const unit = words.charCodeAt(at)
  kinds[unit] ||= kindOf(words.charAt(at))
  return kinds[unit] ?? noLetter
}

function kindOf(character: string): number {
  return !letter.test(character) ? noLetter : latin.test(character) ? latinLetter : otherLetter
}

/** A word without its commonest endings, so that "lighting" and "lights" meet. */
function addLatinWord(word: string, add: (word: string) => void): void {
  if (word.length < 3 || smallWords.has(word)) return
  add(word.replace(/(?:ing|ed|es|s)$/, '').slice(0, 12))
}

function isLetterAt(words: string, at: number): boolean {
  const unit = words.charCodeAt(at)
  kinds[unit] ||= kindOf(words.charAt(at))
  return kinds[unit] !== noLetter
}

const numerals = unitSet('0123456789一二三四五六七八九十百千万两')

/** How many letters of a stretch say what it is about. */
export function tellingLength(words: string): number {
  let length = 0
  for (let at = 0; at < words.length; ) {
    const passed = wordAt(generic, words, at)?.length ?? 0
    if (passed === 0 && !hasUnit(numerals, words.charCodeAt(at))) length += 1
    at += Math.max(1, passed)
  }
  return length
}

/** The longest stretches both passages share, longest first, without those that say nothing by themselves. */
export function sharedWords(one: AnswerWords, other: AnswerWords, most = 4): string[] {
  const found = /\p{Script=Han}/u.test(one.folded) ? sharedRuns(one.folded, other.folded) : sharedLatin(one, other)
  return found.sort((a, b) => b.length - a.length).slice(0, most)
}

function sharedRuns(one: string, other: string): string[] {
  const runs = new Set<string>()
  let at = 0
  while (at + 2 <= one.length) {
    const end = endOfShared(one, at, other)
    const run = one.slice(at, end)
    if (run.length >= 2 && tellingLength(run) >= 2) runs.add(run)
    at = Math.max(at + 1, end)
  }
  return [...runs]
}

/** Where the longest stretch of letters ends that begins here and stands in the other as well; a single one is none. */
function endOfShared(one: string, at: number, other: string): number {
  if (!isLetterAt(one, at) || !isLetterAt(one, at + 1)) return at
  let found = other.indexOf(one.slice(at, at + 2))
  if (found < 0) return at
  let end = at + 2
  while (end < one.length && isLetterAt(one, end)) {
    // A longer stretch begins no earlier than the shorter one does.
    if (other.charCodeAt(found + end - at) !== one.charCodeAt(end)) found = other.indexOf(one.slice(at, end + 1), found)
    if (found < 0) break
    end += 1
  }
  return end
}

function sharedLatin(one: AnswerWords, other: AnswerWords): string[] {
  return [...one.grams].filter((gram) => other.grams.has(gram))
}
