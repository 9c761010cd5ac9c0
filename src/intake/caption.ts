import { opening } from './opening.ts'

const paper = '(?:本报|本网|新华社|中新社|[\\u4e00-\\u9fff]{2,6}(?:日报|晚报|社|网))'
const photographer =
  '(?:首席|见习|实习|特约|全媒体)?(?:记者|通讯员|摄影)?\\s?[:/]?\\s?[\\u4e00-\\u9fff·]{2,4}(?:[\\s、][\\u4e00-\\u9fff·]{2,4}){0,3}'
const credit = `${paper}?\\s?${photographer}\\s?(?:[/|]?\\s?(?:摄影报道|摄影?|供图|文\\/图|图\\/文)|[\\s/|]图)`
const credited = new RegExp(
  `(?:(?:^|[。!?”)\\s(|])${credit}|(?:摄影|图片|供图|图)\\s?[:/|]\\s?[\\u4e00-\\u9fff·]{2,12}|(?:资料|效果)(?:照片|图片?)|受访者(?:供图|提供)|图片?由.{2,16}提供|新华社发)\\s?[)\\]】]?$`,
)
const pictured = opening(/^[▲▼△▽◆(]?\s?(?:图为|图[一二三四五1-9]?:|(?:上|下|左|右|中|题)图(?:[一二三四五]|为|:))/)
const english =
  /(?:photo(?:graph)?s?|picture|image)(?: by| courtesy of)?\s?[:/]?\s?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}\)?$/i
const creditAlone = new RegExp(`^[(\\[【]?${credit}[)\\]】]?$`)

const wroteToo = /文\s?[/／、]\s?图|图\s?[/／、]\s?文|摄影报道/

/** The longest a caption with its credit may be. */
export const longestCaption = 160

/** Whether a folded stretch is what stands under a picture: it opens with 图为 or ends in a credit (某某 摄). */
export function isCaption(folded: string): boolean {
  if (folded.length <= 24 && wroteToo.test(folded)) return false
  return folded.length <= longestCaption && (credited.test(folded) || pictured.test(folded) || english.test(folded))
}

/** A photographer's credit with no sentence before it, unless the photographer wrote the words too. */
export function isCreditAlone(folded: string): boolean {
  return folded.length <= 24 && creditAlone.test(folded) && !wroteToo.test(folded)
}
