import { isColumnName } from './column-name.ts'
import { isSubtitle, namesRecord, reportsAct } from './headline.ts'

/** Which of the titles over one article is its headline and which its kicker; the others have no name here. */
type TitleRoles = { readonly headline: number; readonly kicker: number | null }

/**
 * Chinese pages set the line that says who did what (肩题) over the headline (主题) in smaller type, and what
 * adds to the headline (副题, opening with a dash) under it. So of two titles the lower is the headline,
 * unless it is marked as an addition or the upper names the record the page is (Minutes of …).
 *
 * @param titles - folded, from top to bottom, at least one.
 */
export function titleRoles(titles: readonly string[], spaced: boolean): TitleRoles {
  const names = titles.findIndex(namesRecord)
  if (names >= 0) return { headline: names, kicker: null }
  if (titles.length === 1) return { headline: 0, kicker: null }
  // A Latin page's first line is its headline; what follows expands on it.
  if (spaced) return { headline: 0, kicker: 1 }
  if (titles.length > 2 && isColumnName(titles[0] ?? '')) return behindColumnName(titles)
  const addition = titles.findIndex((title, at) => isSubtitle(title) || (at > 0 && addsTo(titles[at - 1] ?? '', title)))
  if (addition > 0) return { headline: addition - 1, kicker: addition === 1 ? 1 : 0 }
  if (titles.length > 2 || isColumnName(titles[0] ?? '')) return { headline: 1, kicker: 0 }
  // The act stands over what it was about; where both report an act, the second says who else took part.
  return bothReport(titles) && !tellsItShorter(titles) ? { headline: 0, kicker: 1 } : { headline: 1, kicker: 0 }
}

/** A column's name over two titles is neither of them. */
function behindColumnName([, ...titles]: readonly string[]): TitleRoles {
  const { headline, kicker } = titleRoles(titles, false)
  return { headline: headline + 1, kicker: kicker === null ? 0 : kicker + 1 }
}

/** A long line over one of half its length: the act in full over the headline that tells it shortly. */
function tellsItShorter([upper, lower]: readonly string[]): boolean {
  return upper !== undefined && lower !== undefined && lower.length * 2 <= upper.length
}

function bothReport(titles: readonly string[]): boolean {
  return titles.every(reportsAct)
}

const genre = /(?:侧记|见闻|综述|摘登|摘编|纪实|速写|直击|听记|特写|小记|答记者问|之[一二三四五六七八九十])[)）]?$/
const attendance = /^[\u4e00-\u9fff\s]{2,14}?(?:主持|讲话|出席|到会|通报|致辞)(?!.*(?:会议举行|召开))/

/** Whether the lower of two titles adds to the upper without a dash: what kind of report it is, who presided or spoke. */
function addsTo(upper: string, lower: string): boolean {
  if (genre.test(lower)) return !genre.test(upper) && !isColumnName(upper)
  return attendance.test(lower) && !attendance.test(upper)
}
