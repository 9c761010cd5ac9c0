import type { SearchQuery } from '#matching/search/search-query.ts'
import type { SeenCase } from '#operations/read-case.ts'
import type { Searched } from '#operations/word-index/search-parts.ts'

/** A case as it is searched, of all that its reader may see. */
export function searchedCase({ summary, view, procedure, audience, replies, names }: SeenCase): Searched {
  return {
    audience: audience === 'public' ? 'public' : 'proposer',
    procedure,
    state: summary.state,
    title: summary.title,
    numbers: [summary.case_number, summary.flow_number],
    view,
    replies,
    names,
  }
}

export function isWithinDays({ summary: { submitted_on: day } }: SeenCase, { since, until }: SearchQuery): boolean {
  return (since === null || day >= since) && (until === null || day <= until)
}
