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
  const addition = titles.findIndex(isSubtitle)
  if (addition > 0) return { headline: addition - 1, kicker: addition === 1 ? 1 : 0 }
  if (titles.length > 2) return { headline: 1, kicker: 0 }
  // The act stands over what it was about; where both report an act, the second says who else took part.
  return bothReport(titles) && !tellsItShorter(titles) ? { headline: 0, kicker: 1 } : { headline: 1, kicker: 0 }
}

/** A long line over one of half its length: the act in full over the headline that tells it shortly. */
function tellsItShorter([upper, lower]: readonly string[]): boolean {
  return upper !== undefined && lower !== undefined && lower.length * 2 <= upper.length
}

function bothReport(titles: readonly string[]): boolean {
  return titles.every(reportsAct)
}
