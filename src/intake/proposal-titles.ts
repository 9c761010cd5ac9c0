import type { TextSpan } from '#kernel/text-span.ts'
import { unwrapQuotes } from './sentences.ts'

/** What a proposal asks for, by its title: the words between 关于 and 的建议. */
export type ProposalTitle = TextSpan & { readonly verb: string | null }

const titled =
  /(?<verb>提出|提交|递交|带来|撰写|领衔|准备)?(?:了|的)?(?:一[份件])?[“]?(?<mark>《)?关于(?:进一步)?(?<matter>(?:[^《》。;!?]|《[^《》]{2,40}》){3,60}?)的?(?:若干|几点|对策)*(?:建议|提案|议案|意见建议|意见和建议|社情民意信息)(?:案)?(?<close>》)?/g
const plainTitle =
  /(?<verb>提交|递交|带来|撰写|领衔|提出)(?:了|的)?(?:一[份件])?《(?<matter>[^《》]{4,60}?)(?:的)?(?:建议|提案|议案)》/g

/** 提交提案六篇，即关于甲的建议；关于乙的建议: the row behind the word of filing. */
const filing = /提交|提出|递交|带来|撰写|报送/

/** The matters of proposals named in a stretch, in order. */
export function proposalTitles(text: string, span: TextSpan): ProposalTitle[] {
  const words = text.slice(span.start, span.end)
  const found: ProposalTitle[] = []
  // Most stretches name no title at all.
  const patterns = [...(words.includes('关于') ? [titled] : []), ...(words.includes('《') ? [plainTitle] : [])]
  for (const pattern of patterns) {
    for (const match of words.matchAll(pattern)) {
      const matter = match.groups?.matter
      if (matter === undefined || /^(?:您|你|贵|大家|委员|代表)/.test(matter)) continue
      const marked = match.groups?.mark !== undefined || pattern === plainTitle
      const isInRow =
        (filing.test(words.slice(0, match.index)) && /[“,;、即及和:]$|^$/.test(words.slice(0, match.index))) ||
        /[一二三两][件份]是$/.test(words.slice(0, match.index))
      if (!marked && !isInRow && match.groups?.verb === undefined && !/^“?关于/.test(words)) continue
      const start = span.start + match.index + match[0].indexOf(matter)
      if (found.some((one) => one.start < start + matter.length && start < one.end)) continue
      const end = start + matter.replace(/\(第[^)]*$/, '').length
      found.push({ ...unwrapQuotes(text, { start, end }), verb: match.groups?.verb ?? (isInRow ? '提出' : null) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
