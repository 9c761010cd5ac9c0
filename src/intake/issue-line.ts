import { isColumnName } from './column-name.ts'
import { isHouse } from './credit-line.ts'
import { opensWithLabel } from './list-entry.ts'

/**
 * The line over or under a title that says which paper or site it is, of what day, on which leaf, with how many
 * readers: 江报 2016年3月5日 星期六 第2版：要闻, 江网 2017年6月9日 阅读：612. Nothing is left of it when those are taken away
 * but a name of a house.
 */
export function isIssueLine(folded: string): boolean {
  if (folded.length > 90 || /[。;!?]/.test(folded) || opensWithLabel(folded)) return false
  if (!day.test(folded) && !leaf.test(folded)) return false
  const rest = said
    .reduce((words, part) => words.replace(part, ' '), folded)
    .replace(between, ' ')
    .trim()
  const words = rest.split(' ').filter((word) => !isHouse(word) && !isColumnName(word))
  return words.every((word) => word.length <= 4 && !act.test(word))
}

const day =
  /(?:\d{4}|[二〇○零0一三四五六七八九]{4})\s?[-年./]\/?\s?[\d一二三四五六七八九十]{1,3}\s?[-月./]\/?\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日?)?/
const leaf = /第?\s?[A-Z]?\d{1,3}\s?版|第?[一二三四五六七八九十②③④]{1,2}版|^[A-Z]?0\d(?=\s)|(?:总?第)\s?\d{1,4}\s?期/
const said: readonly RegExp[] = [
  new RegExp(day, 'g'),
  /\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}时|\d{4}年/g,
  /[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|[上下]午/g,
  /(?:星期|周)[一二三四五六日天]|农历\S{0,10}/g,
  new RegExp(`(?:${leaf.source})(?:\\s{0,3}[:·]?\\s?[\\u4e00-\\u9fff“”·]{2,12})?`, 'g'),
  /(?:责任编辑|责编|编辑|编辑录入|版式|校对|美编|审核|视觉|新闻热线|联系电话)\s?[:/\s]\s?[^\s\]】)]{1,14}/g,
  /(?:浏览|点击|阅读|访问|被阅览|网友评论)(?:次数|数|量)?\s?[:\s[]{0,2}\s?[\d.万]{1,8}\s?[次条]?\]?/g,
  /字[号体]\s?[:：]?(?:\s?[[【(]?[大中小][\]】)]?){2,3}|数字报|发表于|[①②③④⑤]/g,
]
const act = /[开召举]|会议|提案|建议|协商|讨论|审议|视察|调研/
const between = /[\s/|│,:[\]()【】→>·*]+/g
