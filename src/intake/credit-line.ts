import { nameLikeness } from './names.ts'

/**
 * Who wrote or sent in an article, on a line of its own: 江报 特派记者 甲乙, 区政协提案委　供稿, 县人大办 文/甲乙.
 * Every word of such a line is a paper or office, a part played, a name or a day; one word of anything else and it is none.
 */
const role = '(?:记者|采访人员|通讯员|评论员|特约撰稿|撰稿人|作者|执笔人?|实习生|信息员)'
const part = new RegExp(`^[\\u4e00-\\u9fff《》“”·]{0,16}${role}$`)
const named = new RegExp(
  `^[\\u4e00-\\u9fff《》“”]{0,12}${role}((?!(?:手记|观察|调查|走笔|札记|来信|视线|会|节|在线|连线|见闻|日记|追踪|感言|笔记|随笔|述评|体验|探访|行动|问|招待|文章|发表|座谈|报道|[从在的了是说称看到今昨获悉节]))[\\u4e00-\\u9fff·]{2,4})$`,
)
/** What somebody did for the article. */
const deed =
  /^(?:采访整理|供稿|整理|撰稿|撰文|采写|报道|摄影报道|摄影|摄|文|图|文图|图文|文并图|编|主编|摘编|摘登|综合|特约|执笔|编发|讯)$/
/** 市政协研究室整理: the office and what it did in one. */
const housedDeed = /^(.{3,16}?)(?:供稿|整理|撰稿|编|摘编|编发|主编|采写|报道)$/
const outlet =
  /(?:[日晚晨早时商周]报|人大刊|政协刊|都市报|导报|报社|[市县区州]报|周刊|月刊|杂志|网|电视台|广播电台|广播站|融媒体?|全媒体|自?媒体|传媒|广电|客户端|(?<!公开)发布|公众号|网站|官网|门户|在线|编辑部|报道组|栏目组?|专栏|宣传科|信息科|[）)])$/
const department =
  /(?:办公[室厅]|[政协人大府委]办|[\u4e00-\u9fff]{2}[室科局]|宣传部|统战部|工委|(?:委员|常委)会|[\u4e00-\u9fff]{2}委|中心|政协|人大|集团|书院|秘书[处组科]|[省市区县州]报)$/
/** What somebody does stands in no office's name. */
const act =
  /进驻|走进|走访|来到|视察|调研|督办|召开|举行|听取|审议|开展|组织|参加|建言|热议|检查|询问|座谈|答复|评议|推动|聚焦|委员们|代表们|关于/
const day = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|讯)?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}:\d{2}$/
const newsDesk = /^(?:本[报网刊台](?:.{1,12}[讯电])?|[\u4e00-\u9fff]{2,10}(?:报|网|融媒|新闻网))讯?$/

const longest = 60
const mostWords = 12
const signs = /^[(【[■□◆◇●○◎▲△\s]+|[)】\]\s]+$/g
/** 甲 乙: a name of two characters is set as wide as one of three. */
const loneCharacters = /(?<=^|[\s:])([\u4e00-\u9fff])\s([\u4e00-\u9fff])(?=$|[\s)])/g
const parting = /[\s:/|｜丨、,()]+|(?=《)|(?<=》)/

/** What a word of such a line tells, one thing or more. */
type Told = 'part' | 'name' | 'deed' | 'house'

/** Nothing for a day or a mark; undefined for a word that has no place in such a line. */
function toldBy(word: string, behindPart: boolean): readonly Told[] | undefined {
  if (word === '' || day.test(word)) return []
  if (deed.test(word)) return ['deed']
  if (part.test(word)) return ['part']
  if (named.test(word)) return ['part', 'name']
  if (newsDesk.test(word) || isHouse(word)) return ['house']
  if (isHouse(housedDeed.exec(word)?.[1] ?? '')) return ['house', 'deed']
  return nameInFull.test(word) && (behindPart || nameLikeness(word) >= 1) ? ['name'] : undefined
}

/** A paper, a station, an office or a part of one. */
export function isHouse(name: string): boolean {
  if (/^《.{2,12}》$/.test(name)) return true
  if (name.length < 2 || name.length > 18) return false
  return (outlet.test(name) || department.test(name)) && (/(?:报道组|专栏|栏目组?)$/.test(name) || !act.test(name))
}

const nameInFull = /^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}$/

/**
 * What a line of credits says: somebody's part in the article; a person of a paper or office, or a name behind a sign;
 * or an office alone. Only the first is certain wherever it stands.
 */
export type Credit = 'part' | 'signature' | 'office'

/** Reads a folded line as one of credits; undefined where it holds anything else. */
export function creditOf(folded: string): Credit | undefined {
  if (folded.length > longest || /[。;!?…“”]/.test(folded.replace(/“[^”]{2,12}”/g, ''))) return undefined
  const words = folded.replace(signs, '').replace(loneCharacters, '$1$2').split(parting)
  if (words.length > mostWords) return undefined
  const told = new Set<Told>()
  for (const word of words) {
    const parts = toldBy(word, told.has('part'))
    if (parts === undefined) return undefined
    for (const one of parts) told.add(one)
  }
  if (told.has('name') ? told.has('part') || told.has('deed') : told.has('deed') && told.has('house')) return 'part'
  if (told.has('house')) return told.has('name') ? 'signature' : 'office'
  return told.has('name') && isSigned(folded, words) ? 'signature' : undefined
}

/** （甲乙）, ■ 甲乙; ◆委员建言 has a sign before it too, but no name. */
function isSigned(folded: string, words: readonly string[]): boolean {
  return /^[(■□◆◇]/.test(folded) && words.every((word) => word === '' || nameLikeness(word) >= 2)
}
